using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Outcomes;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Outcomes;

/// <summary>The manager's first screen: one sentence, then a row per use case.</summary>
public sealed partial class ManagerHome(IOutcomeQueries outcomes, IAccess access, IStringLocalizer<OutcomesText> T)
    : FreshComponent
{
    IReadOnlyList<UseCaseView>? _useCases;
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
}
