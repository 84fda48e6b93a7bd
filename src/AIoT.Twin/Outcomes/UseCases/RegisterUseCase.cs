using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Outcomes.UseCases;

/// <summary>Registers a use case; from then on the baseline windows of its KPIs are fixed.</summary>
public sealed class RegisterUseCase(TwinChanges changes, Permit permit, UseCaseRule rule, TimeProvider clock)
{
    public async Task<UseCaseResult> RunAsync(Caller by, NewUseCase wanted, CancellationToken cancellationToken)
    {
        if (await permit.AskAsync(by, Permission.OutcomesWrite, wanted.ScopeId, "register-use-case", cancellationToken) is { } denied)
            return denied;
        if (await rule.WrongAsync(by, wanted, cancellationToken) is { } wrong)
            return wrong;

        await using var change = await changes.BeginAsync(by, cancellationToken);
        var useCase = New(wanted, clock.Now());
        change.Database.Add(useCase);
        var entry = new AuditEntry("use-case-registered", wanted.ScopeId, ("useCase", useCase.Id.ToString()),
            ("statement", useCase.Statement), ("kpis", $"{wanted.Kpis.Count}"));
        return await change.TryCommitAsync(entry, cancellationToken) is CommitResult.Committed
            ? new UseCaseResult.Done(useCase.Id, useCase.Version)
            : Refusal.Conflict("use-case-exists", "id");
    }

    static UseCase New(NewUseCase wanted, DateTimeOffset now) => new()
    {
        Id = wanted.Id ?? Guid.CreateVersion7(now),
        ScopeId = wanted.ScopeId,
        Statement = wanted.Statement.Trim(),
        OwnerId = wanted.OwnerId,
        SponsorId = wanted.SponsorId,
        TargetDate = wanted.TargetDate,
        UnitAmount = Stored(wanted.UnitValue),
        UnitCurrency = wanted.UnitValue?.Currency,
        Since = now,
        Kpis = [.. wanted.Kpis.Select((kpi, position) => New(kpi, position, now))],
    };

    static Kpi New(NewKpi kpi, int position, DateTimeOffset now) => new()
    {
        Id = kpi.Id ?? Guid.CreateVersion7(now),
        Position = position,
        Kind = kpi.Kind,
        ScopeId = kpi.ScopeId,
        ComparisonId = kpi.ComparisonId,
        Inputs = [.. kpi.Inputs],
        Settings = new Dictionary<string, double>(kpi.Settings),
        BaselineFrom = kpi.BaselineFrom,
        BaselineTo = kpi.BaselineTo,
        ChangeOn = kpi.ChangeOn,
        TargetChange = kpi.TargetChange,
    };

    internal static long? Stored(UnitValue? value) =>
        value is null ? null : (long)Math.Round(value.Amount * 10_000, MidpointRounding.AwayFromZero);
}
