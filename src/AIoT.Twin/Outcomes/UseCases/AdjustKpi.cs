using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Outcomes.UseCases;

/// <summary>What of a KPI may be adjusted; what is null stays as it is.</summary>
public sealed record KpiAdjustment(DateOnly? BaselineFrom = null, DateOnly? BaselineTo = null, DateOnly? ChangeOn = null,
    double? TargetChange = null);

/// <summary>Moves a baseline, a start of change or a target: with a reason, and by somebody who does not own the use case.</summary>
public sealed class AdjustKpi(TwinChanges changes, Permit permit, IUseCases useCases, Catalog<IKpiKind> kinds)
{
    public async Task<UseCaseResult> RunAsync(Caller by, Guid kpiId, KpiAdjustment adjustment, string reason, int? version,
        CancellationToken cancellationToken)
    {
        if (useCases.All.FirstOrDefault(u => u.Kpis.Any(k => k.Id == kpiId)) is not { } known)
            return Refusal.NotFound("kpi");
        if (await permit.AskAsync(by, Permission.OutcomesWrite, known.ScopeId, "adjust-kpi", cancellationToken) is { } denied)
            return denied;
        if (string.IsNullOrWhiteSpace(reason))
            return Refusal.Invalid("reason-missing", "reason");
        if (known.OwnerId == by.Id)
            return new Refusal(RefusalKind.Conflict, "owner-may-not-adjust");

        await using var change = await changes.BeginAsync(by, cancellationToken);
        var useCase = await change.Database.Set<UseCase>().Include(u => u.Kpis)
            .SingleOrDefaultAsync(u => u.Id == known.Id && u.RetiredAt == null, cancellationToken);
        if (useCase?.Kpis.SingleOrDefault(k => k.Id == kpiId) is not { } kpi)
            return Refusal.NotFound("kpi");
        if (version is { } expected && expected != useCase.Version)
            return Refusal.Stale();
        Apply(kpi, adjustment);
        var kind = kinds.Find(kpi.Kind)!;
        if (KpiRule.WrongWindow(kind, kpi.BaselineFrom, kpi.BaselineTo, kpi.ChangeOn, kpi.TargetChange, "kpi") is { } wrong)
            return wrong;
        // The KPI's row has no version of its own: who reads a use case reads its KPIs with it.
        change.Database.Entry(useCase).State = EntityState.Modified;
        var entry = new AuditEntry("kpi-adjusted", kpi.ScopeId, ("useCase", useCase.Id.ToString()), ("kpi", kpiId.ToString()))
        {
            Reason = reason.Trim(),
        };
        return await change.TryCommitAsync(entry, cancellationToken) is CommitResult.Committed
            ? new UseCaseResult.Done(useCase.Id, useCase.Version)
            : Refusal.Stale();
    }

    static void Apply(Kpi kpi, KpiAdjustment adjustment)
    {
        kpi.BaselineFrom = adjustment.BaselineFrom ?? kpi.BaselineFrom;
        kpi.BaselineTo = adjustment.BaselineTo ?? kpi.BaselineTo;
        kpi.ChangeOn = adjustment.ChangeOn ?? kpi.ChangeOn;
        kpi.TargetChange = adjustment.TargetChange ?? kpi.TargetChange;
    }
}
