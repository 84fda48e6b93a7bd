using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Enablement.Insights;

/// <summary>What all decisions about an insight have in common: it must be open, the person may act, and the step is remembered.</summary>
public sealed class InsightDesk(TwinChanges changes, Permit permit, TimeProvider clock)
{
    internal async Task<InsightResult> DecideAsync(Caller by, Guid id, int? version, Decision decision, CancellationToken cancellationToken)
    {
        await using var change = await changes.BeginAsync(by, cancellationToken);
        if (await change.Database.Set<Insight>().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } insight)
            return Refusal.NotFound("insight");
        if (permit.Denies(by, Permission.InsightsAct, insight.TwinId))
            return await DeniedAsync(change, by, insight.TwinId, cancellationToken);
        if (!insight.IsOpen)
            return Refusal.Conflict("insight-closed", null, ("state", insight.State.ToString()));
        if (version is { } expected && expected != insight.Version)
            return Refusal.Stale();

        insight.State = decision.To > insight.State ? decision.To : insight.State;
        insight.OpenKey = insight.IsOpen ? insight.OpenKey : null;
        change.Database.Add(new InsightStep
        {
            Id = Guid.CreateVersion7(clock.Now()),
            InsightId = id,
            PersonId = by.Id,
            To = decision.To,
            At = clock.Now(),
            Reason = decision.Reason,
            Found = decision.Found,
        });
        return await EndAsync(change, insight, decision, cancellationToken);
    }

    static async Task<InsightResult> EndAsync(TwinChange change, Insight insight, Decision decision, CancellationToken cancellationToken)
    {
        // Touched even when a second person takes it on, so that its version tells of everything that happened to it.
        change.Database.Entry(insight).State = EntityState.Modified;
        var entry = new AuditEntry(decision.Code, insight.TwinId, ("insight", insight.Id.ToString()), ("code", insight.Code)) { Reason = decision.Reason?.ToString() };
        return await change.TryCommitAsync(entry, cancellationToken) switch
        {
            CommitResult.Committed => new InsightResult.Done(insight.Id, insight.State, insight.Version),
            CommitResult.Taken => Refusal.Conflict("already-decided", null),
            _ => Refusal.Stale(),
        };
    }

    async Task<InsightResult> DeniedAsync(TwinChange change, Caller by, Guid twin, CancellationToken cancellationToken)
    {
        // The refusal writes a leaf of its own, and on SQLite there is one writer.
        await change.DisposeAsync();
        return (await permit.AskAsync(by, Permission.InsightsAct, twin, "decide-insight", cancellationToken))!;
    }

    internal sealed record Decision(InsightState To, string Code)
    {
        public DismissReason? Reason { get; init; }

        public string? Found { get; init; }
    }
}
