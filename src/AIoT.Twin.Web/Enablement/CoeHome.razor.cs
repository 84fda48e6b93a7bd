using AIoT.Twin.Enablement.Adoption;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Enablement;

/// <summary>The first screen of the centre of excellence: who uses insights, and where it stops.</summary>
public sealed partial class CoeHome(IAdoptionQueries adoption, IStringLocalizer<EnablementText> T) : FreshComponent
{
    const int Weeks = 12;

    AdoptionReport? _report;

    bool Sample => _report?.Teams is { Count: > 0 } teams && teams.All(t => t.Sample);

    protected override async Task LoadAsync() => _report = await adoption.ReportAsync(Caller, TwinTree.RootId, Weeks, Leaving);
}
