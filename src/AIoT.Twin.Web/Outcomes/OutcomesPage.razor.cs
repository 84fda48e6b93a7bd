using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Outcomes;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Outcomes;

/// <summary>All use cases with each KPI's baseline, target, actual, trend and verdict.</summary>
public sealed partial class OutcomesPage(IOutcomeQueries outcomes, IAccess access, IStringLocalizer<OutcomesText> T)
    : FreshComponent
{
    IReadOnlyList<UseCaseView>? _useCases;
    UseCaseView? _rowsOf;
    KpiView? _rowsKpi;
    string? _rowsTable;
    DateTimeOffset? _updated;
    DateTimeOffset _now;

    bool MayRegister => access.MayAnywhere(Caller, Permission.OutcomesWrite);

    TimeZoneInfo Zone => _useCases is [var first, ..] ? first.Site.Zone : TimeZoneInfo.Utc;

    protected override async Task LoadAsync()
    {
        _now = Clock.Now();
        _useCases = await outcomes.UseCasesAsync(Caller, Leaving);
        _updated = _useCases.SelectMany(u => u.Kpis).Max(k => k.Value?.ComputedAt)?.ToTime();
    }

    void ShowRows((UseCaseView View, KpiView Kpi) wanted)
    {
        (_rowsOf, _rowsKpi) = wanted;
        _rowsTable = wanted.Kpi.Value?.Tables is [var first, ..] ? first.Name : null;
    }
}
