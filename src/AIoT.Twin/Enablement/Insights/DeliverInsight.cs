using System.Text.Json;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Enablement.Teams;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Enablement.Insights;

/// <summary>Puts an insight into the hands of the teams it concerns, or counts up the one that is already open.</summary>
public sealed class DeliverInsight(TwinChanges changes, Permit permit, ITwinTreeSource tree, TimeProvider clock)
{
    static readonly TimeSpan s_usualTime = TimeSpan.FromDays(1);

    public async Task<InsightResult> RunAsync(Caller by, NewInsight insight, CancellationToken cancellationToken)
    {
        if (tree.Tree.Find(insight.Twin) is null)
            return Refusal.NotFound("twin");
        if (await permit.AskAsync(by, Permission.InsightsDeliver, insight.Twin, "deliver-insight", cancellationToken) is { } denied)
            return denied;

        await using var change = await changes.BeginAsync(by, cancellationToken);
        var key = Insight.KeyOf(insight.Twin, insight.Subject, insight.Cause);
        var open = await change.Database.Set<Insight>().SingleOrDefaultAsync(i => i.OpenKey == key, cancellationToken);
        if (open is null && insight.Source is { } source && await change.Database.Set<Insight>().AnyAsync(i => i.Source == source, cancellationToken))
            return Refusal.Conflict("already-delivered", "source");
        return open is null
            ? await FirstAsync(change, insight, key, cancellationToken)
            : await RepeatAsync(change, open, insight, cancellationToken);
    }

    async Task<InsightResult> FirstAsync(TwinChange change, NewInsight insight, string key, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var made = new Insight
        {
            Id = Guid.CreateVersion7(now),
            TwinId = insight.Twin,
            SubjectId = insight.Subject,
            Cause = insight.Cause,
            Code = insight.Code,
            Arguments = JsonSerializer.Serialize(insight.Arguments),
            DeliveredAt = now,
            LastAt = now,
            DueAt = insight.Due ?? now + s_usualTime,
            Source = insight.Source,
            OpenKey = key,
        };
        var teams = insight.Teams ?? await TeamsFor(change, insight.Twin, now, cancellationToken);
        made.Deliveries.AddRange(teams.Select(team => new InsightDelivery { InsightId = made.Id, TeamId = team, At = now }));
        change.Database.Add(made);
        var entry = new AuditEntry("insight-delivered", insight.Twin, ("insight", made.Id.ToString()), ("code", insight.Code), ("teams", $"{teams.Count}"));
        return await change.TryCommitAsync(entry, cancellationToken) is CommitResult.Committed
            ? new InsightResult.Done(made.Id, made.State, made.Version)
            : Refusal.Stale();
    }

    async Task<InsightResult> RepeatAsync(TwinChange change, Insight open, NewInsight insight, CancellationToken cancellationToken)
    {
        // Told again after a restart: nothing happened since.
        if (insight.Source is not null && insight.Source == open.Source)
            return new InsightResult.Done(open.Id, open.State, open.Version);
        (open.Occurrences, open.LastAt) = (open.Occurrences + 1, clock.Now());
        (open.Arguments, open.Source) = (JsonSerializer.Serialize(insight.Arguments), insight.Source);
        var entry = new AuditEntry("insight-repeated", open.TwinId, ("insight", open.Id.ToString()), ("occurrences", $"{open.Occurrences}"));
        return await change.TryCommitAsync(entry, cancellationToken) is CommitResult.Committed
            ? new InsightResult.Done(open.Id, open.State, open.Version)
            : Refusal.Stale();
    }

    async Task<IReadOnlyList<Guid>> TeamsFor(TwinChange change, Guid twin, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var path = tree.Tree.SelfAndAncestors(twin).Select(t => t.Id).ToList();
        var teams = await change.Database.Set<Team>().AsNoTracking().Include(t => t.Shifts).Where(t => path.Contains(t.TwinId)).ToListAsync(cancellationToken);
        var zone = tree.Tree.SiteOf(twin)?.Zone ?? TimeZoneInfo.Utc;
        return Responsible.Of(teams, path, now, zone);
    }
}
