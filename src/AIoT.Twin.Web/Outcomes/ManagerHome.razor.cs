using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Outcomes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Outcomes;

/// <summary>The manager's first screen: one sentence, then a row per use case.</summary>
public sealed partial class ManagerHome(IOutcomeQueries outcomes, IAccess access, TimeProvider clock, IStringLocalizer<OutcomesText> T)
    : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    IReadOnlyList<UseCaseView>? _useCases;
    DateTimeOffset? _updated;
    DateTimeOffset _now;

    [CascadingParameter]
    public Caller Caller { get; set; }

    bool MayRegister => access.MayAnywhere(Caller, Permission.OutcomesWrite);

    TimeZoneInfo Zone => _useCases is [var first, ..] ? first.Site.Zone : TimeZoneInfo.Utc;

    protected override async Task OnInitializedAsync()
    {
        _now = clock.Now();
        _useCases = await outcomes.UseCasesAsync(Caller, _leaving.Token);
        _updated = _useCases.SelectMany(u => u.Kpis).Max(k => k.Value?.ComputedAt)?.ToTime();
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
