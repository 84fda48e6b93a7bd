using System.Text.Json;
using AIoT.Twin.Enablement.Teams;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Enablement.Insights;

/// <summary>A step as it is shown: who did what and when, the reason and what was found.</summary>
public sealed record StepView(Guid Person, InsightState To, DateTimeOffset At, DismissReason? Reason, string? Found);

/// <summary>An insight as it is shown.</summary>
public sealed record InsightView(
    Guid Id, Guid Twin, Guid? Subject, string Cause, string Code, IReadOnlyDictionary<string, string> Arguments, InsightState State, int Version)
{
    public required DateTimeOffset DeliveredAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required int Occurrences { get; init; }

    public required IReadOnlyList<Guid> Teams { get; init; }

    public required IReadOnlyList<StepView> Steps { get; init; }

    /// <summary>The last time this was acted on before, with what was found then.</summary>
    public StepView? LastSimilar { get; init; }

    public bool IsOpen => State is not (InsightState.Acted or InsightState.Dismissed);
}

/// <summary>Which insights: below a twin, of a team, open or not; <paramref name="Before"/> is the last one of the page before.</summary>
public sealed record InsightFilter(Guid? Scope = null, bool? Open = null, Guid? Team = null, Guid? Before = null, int Limit = 50);

/// <summary>Reads insights, newest first, as far as the caller may see them.</summary>
public interface IInsightQueries
{
    Task<IReadOnlyList<InsightView>> ListAsync(Caller by, InsightFilter filter, CancellationToken cancellationToken);

    Task<InsightView?> FindAsync(Caller by, Guid insight, CancellationToken cancellationToken);

    /// <summary>Open insights of the teams a person is in, newest first.</summary>
    Task<IReadOnlyList<InsightView>> MineAsync(Caller by, int limit, CancellationToken cancellationToken);
}

sealed class InsightQueries(IDbContextFactory<TwinDbContext> database, IAccess access, ITwinTreeSource tree) : IInsightQueries
{
    public async Task<IReadOnlyList<InsightView>> ListAsync(Caller by, InsightFilter filter, CancellationToken cancellationToken)
    {
        var twins = TwinsOf(by, filter.Scope ?? TwinTree.RootId);
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var insights = db.Set<Insight>().Where(i => twins.Contains(i.TwinId));
        if (filter.Open is { } open)
            insights = insights.Where(i => i.OpenKey != null == open);
        if (filter.Team is { } team)
            insights = insights.Where(i => i.Deliveries.Any(d => d.TeamId == team));
        if (filter.Before is { } before && await db.Set<Insight>().Where(i => i.Id == before).Select(i => (DateTimeOffset?)i.DeliveredAt).SingleOrDefaultAsync(cancellationToken) is { } at)
            insights = insights.Where(i => i.DeliveredAt < at || (i.DeliveredAt == at && i.Id.CompareTo(before) < 0));
        return await ViewsAsync(db, insights, filter.Limit, cancellationToken);
    }

    public async Task<InsightView?> FindAsync(Caller by, Guid insight, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var found = await ViewsAsync(db, db.Set<Insight>().Where(i => i.Id == insight), 1, cancellationToken);
        return found is [var one] && access.May(by, Permission.InsightsRead, one.Twin) ? one : null;
    }

    public async Task<IReadOnlyList<InsightView>> MineAsync(Caller by, int limit, CancellationToken cancellationToken)
    {
        var twins = TwinsOf(by, TwinTree.RootId);
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var teams = await db.Set<TeamMember>().Where(m => m.PersonId == by.Id && m.Until == null).Select(m => m.TeamId).ToListAsync(cancellationToken);
        return await ViewsAsync(
            db, db.Set<Insight>().Where(i => i.OpenKey != null && i.Deliveries.Any(d => teams.Contains(d.TeamId)) && twins.Contains(i.TwinId)), limit, cancellationToken);
    }

    List<Guid> TwinsOf(Caller by, Guid scope) =>
        [.. tree.Tree.Subtree(scope).Select(t => t.Id).Where(t => access.May(by, Permission.InsightsRead, t))];

    static async Task<IReadOnlyList<InsightView>> ViewsAsync(TwinDbContext db, IQueryable<Insight> insights, int limit, CancellationToken cancellationToken)
    {
        var found = await insights.AsNoTracking().Include(i => i.Deliveries).Include(i => i.Steps).AsSplitQuery()
            .OrderByDescending(i => i.DeliveredAt).ThenByDescending(i => i.Id).Take(limit).ToListAsync(cancellationToken);
        var similar = await ActedAsync(db, found, cancellationToken);
        return found.ConvertAll(i => ViewOf(i) with
        {
            LastSimilar = similar[(i.TwinId, i.SubjectId, i.Cause)].Where(s => s.At < i.DeliveredAt).MaxBy(s => s.At),
        });
    }

    static async Task<ILookup<(Guid, Guid?, string), StepView>> ActedAsync(TwinDbContext db, List<Insight> like, CancellationToken cancellationToken)
    {
        var twins = like.Select(i => i.TwinId).Distinct().ToList();
        var acted = await db.Set<Insight>().AsNoTracking().Where(i => i.State == InsightState.Acted && twins.Contains(i.TwinId))
            .SelectMany(i => i.Steps.Where(s => s.To == InsightState.Acted), (i, s) => new { i.TwinId, i.SubjectId, i.Cause, s.PersonId, s.At, s.Found })
            .OrderByDescending(s => s.At).Take(500).ToListAsync(cancellationToken);
        return acted.ToLookup(a => (a.TwinId, a.SubjectId, a.Cause), a => new StepView(a.PersonId, InsightState.Acted, a.At, null, a.Found));
    }

    static InsightView ViewOf(Insight insight) => new(
        insight.Id, insight.TwinId, insight.SubjectId, insight.Cause, insight.Code,
        JsonSerializer.Deserialize<Dictionary<string, string>>(insight.Arguments) ?? [], insight.State, insight.Version)
    {
        DeliveredAt = insight.DeliveredAt,
        LastAt = insight.LastAt,
        DueAt = insight.DueAt,
        Occurrences = insight.Occurrences,
        Teams = [.. insight.Deliveries.Select(d => d.TeamId)],
        Steps = [.. insight.Steps.OrderBy(s => s.At).Select(s => new StepView(s.PersonId, s.To, s.At, s.Reason, s.Found))],
    };
}
