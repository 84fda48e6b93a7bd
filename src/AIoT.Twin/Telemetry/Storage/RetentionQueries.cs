using System.Data.Common;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Storage;

/// <summary>Reads for how long what is kept; null for whom it is not for.</summary>
public interface IRetentionQueries
{
    Task<RetentionFigures?> ReadAsync(Caller by, CancellationToken cancellationToken);

    /// <summary>What keeping a class for only so many days would destroy; also null where there is no such class.</summary>
    Task<RetentionEffect?> EffectAsync(Caller by, short id, int rawDays, CancellationToken cancellationToken);

    /// <summary>Since when the raw values of a signal are complete; null where none were given back. Rights are asked by the caller.</summary>
    DateTimeOffset? KeptSince(Guid signal);
}

sealed class RetentionQueries(
    HistoryDatabase database, RetentionIndex index, KeptSince kept, ISeriesCatalog series, IAccess access, IScopeTree tree, TimeProvider clock)
    : IRetentionQueries
{
    const int Listed = 200;

    public async Task<RetentionFigures?> ReadAsync(Caller by, CancellationToken cancellationToken)
    {
        if (!access.May(by, Permission.SystemRead, tree.RootId))
            return null;
        var t = database.Prefix;
        var stored = await database.ListAsync(
            $"select retention, cast(sum(n) as bigint), cast(sum(length(data) + length(blocks)) as bigint), min(t0) from {t}chunk group by retention",
            [], Stored, cancellationToken);
        var counts = await database.ListAsync(
            $"select retention, count(*) from {t}series group by retention", [], r => (Id: r.GetInt16(0), Count: r.GetInt64(1)), cancellationToken);
        var destroyed = await database.ListAsync(
            $"select retention, t0, samples, bytes, at from {t}destroyed where samples > 0 order by at desc, t0 desc limit {Listed}",
            [], Destroyed, cancellationToken);
        return new RetentionFigures(
            clock.Now(),
            [.. index.All.Select(c => Figures(c, stored.Find(s => s.Id == c.Id), counts.Find(s => s.Id == c.Id).Count))],
            index.Defaults, [.. index.Own.Select(o => new OwnRetention(o.Key, o.Value))], destroyed);
    }

    public async Task<RetentionEffect?> EffectAsync(Caller by, short id, int rawDays, CancellationToken cancellationToken)
    {
        if (!access.May(by, Permission.SystemRead, tree.RootId) || index.All.All(c => c.Id != id) || rawDays is < 1 or > EditRetention.MostDays)
            return null;
        var before = Month.StartOf((clock.Now() - TimeSpan.FromDays(rawDays)).ToMicroseconds());
        var months = await database.MonthsBeforeAsync(id, before, cancellationToken);
        var rows = await database.ListAsync(
            $"""
            select {id}, cast(coalesce(sum(n), 0) as bigint), cast(coalesce(sum(length(data) + length(blocks)), 0) as bigint), 0
            from {database.Prefix}chunk where retention = {id} and t0 < @before
            """,
            [("@before", before)], r => (Samples: r.GetInt64(1), Bytes: r.GetInt64(2)), cancellationToken);
        return new RetentionEffect(id, rawDays, before.ToTime(), months.Count, rows[0].Samples, rows[0].Bytes);
    }

    public DateTimeOffset? KeptSince(Guid signal)
    {
        var since = long.MinValue;
        foreach (var one in series.AllOf(signal))
            since = Math.Max(since, kept.Of(one.Retention));
        return since == long.MinValue ? null : since.ToTime();
    }

    KeptFigures Figures(RetentionClass one, (short Id, long Samples, long Bytes, long? Oldest) stored, long series) => new(
        one.Id, one.Name, one.RawDays, one.MinuteRowDays, one.Version, series, stored.Samples, stored.Bytes, stored.Oldest?.ToTime(),
        kept.Of(one.Id) is var since and > long.MinValue ? since.ToTime() : null);

    static (short Id, long Samples, long Bytes, long? Oldest) Stored(DbDataReader row) =>
        (row.GetInt16(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));

    static DestroyedMonth Destroyed(DbDataReader row) => new(
        row.GetInt16(0), DateOnly.FromDateTime(row.GetInt64(1).ToTime().UtcDateTime), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4).ToTime());
}
