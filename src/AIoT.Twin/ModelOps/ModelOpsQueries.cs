using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.ModelOps.Registry;
using AIoT.Twin.ModelOps.Watching;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.ModelOps;

/// <summary>A model with the version in use and, where its residual changed, what was found.</summary>
public sealed record ModelView(Model Model, ModelVersion InUse, FindingView? Changed)
{
    /// <summary>Scored days it takes to judge the model.</summary>
    public int Needed { get; } = Drift.Whitener.Learning;
}

/// <summary>What was found about a signal or a model, as it is shown.</summary>
public sealed record FindingView(
    Guid Id, Guid Subject, Guid Twin, Verdict Verdict, FindingCause Cause, string Unit, double Usual, double Low, double High, double Now)
{
    public double? Magnitude { get; init; }

    public double? PercentOfUsual { get; init; }

    public required string Trend { get; init; }

    public required DateTimeOffset SinceEarliest { get; init; }

    public required DateTimeOffset SinceLatest { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public double ChanceAlarms { get; init; }

    public required IReadOnlyList<Guid> ComparedWith { get; init; }
}

/// <summary>How far a signal is watched.</summary>
public sealed record WatchView(
    Guid Signal, WatchStatus Status, int Learned, int Needed, double? UsualLow, double? UsualMiddle, double? UsualHigh, double ChanceAlarms, DateTimeOffset Until, TimeSpan Step,
    IReadOnlyList<Guid> ComparedWith);

/// <summary>How many signals are judged, still learned, or not watched.</summary>
public sealed record WatchCount(int Judged, int Learning, int Counters, int Waiting);

/// <summary>Reads models, findings and watches, as far as the caller may see them.</summary>
public interface IModelOpsQueries
{
    /// <summary>Worst first: changed, cannot judge yet, healthy.</summary>
    Task<IReadOnlyList<ModelView>> ModelsAsync(Caller by, CancellationToken cancellationToken);

    Task<IReadOnlyList<ModelVersion>?> VersionsAsync(Caller by, Guid model, CancellationToken cancellationToken);

    Task<IReadOnlyList<ModelScore>?> ScoresAsync(Caller by, Guid model, CancellationToken cancellationToken);

    /// <summary>Of signals; the newest first, and unless asked for only what still lasts.</summary>
    Task<IReadOnlyList<FindingView>> FindingsAsync(Caller by, bool ended, int limit, CancellationToken cancellationToken);

    Task<WatchView?> WatchAsync(Caller by, Guid signal, CancellationToken cancellationToken);

    Task<WatchCount> CountAsync(Caller by, CancellationToken cancellationToken);
}

sealed class ModelOpsQueries(IDbContextFactory<TwinDbContext> database, IAccess access, ITwinTreeSource tree) : IModelOpsQueries
{
    public async Task<IReadOnlyList<ModelView>> ModelsAsync(Caller by, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var models = (await db.Set<Model>().AsNoTracking().ToListAsync(cancellationToken)).Where(m => access.May(by, Permission.ModelsRead, m.TwinId)).ToList();
        var inUse = await db.Set<ModelVersion>().AsNoTracking().Where(v => v.Status == ModelStatus.InUse).ToDictionaryAsync(v => v.ModelId, cancellationToken);
        var found = await db.Set<Finding>().AsNoTracking().Where(f => f.EndedAt == null && f.Verdict == Verdict.ModelDrift).ToListAsync(cancellationToken);
        return
        [
            .. models.Where(m => inUse.ContainsKey(m.Id))
                .Select(m => new ModelView(m, inUse[m.Id], found.Where(f => f.SubjectId == m.Id).Select(ViewOf).FirstOrDefault()))
                .OrderBy(v => v.Model.Health switch { ModelHealth.Changed => 0, ModelHealth.CannotJudgeYet => 1, _ => 2 }).ThenBy(v => v.Model.Key, StringComparer.Ordinal),
        ];
    }

    public async Task<IReadOnlyList<ModelVersion>?> VersionsAsync(Caller by, Guid model, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await MayAsync(db, by, model, cancellationToken)
            ? await db.Set<ModelVersion>().AsNoTracking().Where(v => v.ModelId == model).OrderByDescending(v => v.Number).ToListAsync(cancellationToken)
            : null;
    }

    public async Task<IReadOnlyList<ModelScore>?> ScoresAsync(Caller by, Guid model, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await MayAsync(db, by, model, cancellationToken)
            ? await db.Set<ModelScore>().AsNoTracking().Where(s => s.ModelId == model).OrderBy(s => s.Day).ToListAsync(cancellationToken)
            : null;
    }

    public async Task<IReadOnlyList<FindingView>> FindingsAsync(Caller by, bool ended, int limit, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<Finding>().AsNoTracking().Where(f => f.Verdict != Verdict.ModelDrift && (ended || f.EndedAt == null))
            .OrderByDescending(f => f.FoundAt).ThenByDescending(f => f.Id).Take(10 * limit).ToListAsync(cancellationToken);
        return [.. found.Where(f => access.May(by, Permission.ModelsRead, f.TwinId)).Take(limit).Select(ViewOf)];
    }

    public async Task<WatchView?> WatchAsync(Caller by, Guid signal, CancellationToken cancellationToken)
    {
        if (tree.Tree.Signal(signal) is not { } node || !access.May(by, Permission.ModelsRead, node.TwinId))
            return null;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<WatchedSignal>().AsNoTracking().SingleOrDefaultAsync(w => w.SignalId == signal, cancellationToken) is { } row ? ViewOf(row) : null;
    }

    public async Task<WatchCount> CountAsync(Caller by, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<WatchedSignal>().Select(w => new { w.SignalId, w.Status }).ToDictionaryAsync(w => w.SignalId, w => w.Status, cancellationToken);
        var mine = tree.Tree.Signals.Where(s => Neighbourhood.IsWatched(s) && access.May(by, Permission.ModelsRead, s.TwinId)).Select(s => s.Id).ToList();
        int Of(WatchStatus status) => mine.Count(id => known.TryGetValue(id, out var is_) && is_ == status);
        return new(Of(WatchStatus.Judged), Of(WatchStatus.CannotJudgeYet), Of(WatchStatus.Counter), mine.Count(id => !known.ContainsKey(id)));
    }

    async Task<bool> MayAsync(TwinDbContext db, Caller by, Guid model, CancellationToken cancellationToken) =>
        await db.Set<Model>().Where(m => m.Id == model).Select(m => (Guid?)m.TwinId).SingleOrDefaultAsync(cancellationToken) is { } twin
        && access.May(by, Permission.ModelsRead, twin);

    static WatchView ViewOf(WatchedSignal row)
    {
        var step = TimeSpan.FromMicroseconds(row.StepUs);
        var needed = Math.Max(Drift.Whitener.Learning, (int)((row.ReferenceEnd - row.First) / step));
        return new(row.SignalId, row.Status, row.Learned, needed, row.UsualLow, row.UsualMiddle, row.UsualHigh, row.ChanceAlarms, row.Cursor, step, row.ComparedWith);
    }

    static FindingView ViewOf(Finding f) => new(f.Id, f.SubjectId, f.TwinId, f.Verdict, f.Cause, f.Unit, f.Usual, f.Low, f.High, f.Now)
    {
        Magnitude = f.Magnitude,
        PercentOfUsual = f.PercentOfUsual is { } percent && double.IsFinite(percent) ? percent : null,
        Trend = f.Trend.ToString().ToLowerInvariant(),
        SinceEarliest = f.SinceEarliest,
        SinceLatest = f.SinceLatest,
        FoundAt = f.FoundAt,
        EndedAt = f.EndedAt,
        ChanceAlarms = f.ChanceAlarms,
        ComparedWith = f.ComparedWith,
    };
}
