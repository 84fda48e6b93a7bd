using AIoT.Twin.Enablement.Adoption;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Enablement;

/// <summary>Which teams use insights, week by week, and where it stops in the others.</summary>
public sealed partial class AdoptionPage(IAdoptionQueries adoption, IStringLocalizer<EnablementText> T) : FreshComponent
{
    const int Weeks = 12;

    AdoptionReport? _report;

    bool Sample => _report?.Teams is { Count: > 0 } teams && teams.All(t => t.Sample);

    protected override async Task LoadAsync() => _report = await adoption.ReportAsync(Caller, TwinTree.RootId, Weeks, Leaving);
}
