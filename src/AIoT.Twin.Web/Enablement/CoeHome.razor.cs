using AIoT.Twin.Enablement.Adoption;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Enablement;

/// <summary>The first screen of the centre of excellence: who uses insights, and where it stops.</summary>
public sealed partial class CoeHome(IAdoptionQueries adoption, IStringLocalizer<EnablementText> T) : ComponentBase, IDisposable
{
    const int Weeks = 12;

    readonly CancellationTokenSource _leaving = new();
    AdoptionReport? _report;

    [CascadingParameter]
    public Caller Caller { get; set; }

    bool Sample => _report?.Teams is { Count: > 0 } teams && teams.All(t => t.Sample);

    protected override async Task OnInitializedAsync() => _report = await adoption.ReportAsync(Caller, TwinTree.RootId, Weeks, _leaving.Token);

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
