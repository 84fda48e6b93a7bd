using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Caching;
using AIoT.Twin.Telemetry.Historian.Compaction;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Historian.Retention;

/// <summary>
/// Gives back the raw values of months that lie wholly further back than their class keeps them, oldest first, and writes down what
/// that was. Rows of 15 minutes and more stay, so a month waits until it is in them.
/// </summary>
sealed partial class RawExpiry(
    HistoryDatabase database, ISeriesRetention retention, KeptSince kept, SeriesCatalog catalog, TailFollower tail, Compactor compactor,
    WindowCache windows, HistorianOptions options, TimeProvider clock, ILogger<RawExpiry> logger)
{
    /// <summary>Somebody read for long where something was to be given back: it is tried again soon.</summary>
    public bool Waits { get; private set; }

    /// <summary>Returns how many months were given back.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var gone = 0;
        Waits = false;
        foreach (var one in retention.Classes)
        {
            if (one.Raw is not { } span)
                continue;
            var before = Month.StartOf((clock.Now() - span).ToMicroseconds());
            foreach (var month in await MonthsAsync(one.Id, before, cancellationToken))
            {
                if (!await IsRolledAsync(one.Id, Month.EndOf(month), cancellationToken) || !await DestroyAsync(one.Id, month, cancellationToken))
                    break;
                gone++;
            }
        }

        return gone;
    }

    Task<List<long>> MonthsAsync(short id, long before, CancellationToken cancellationToken) => database.MonthsBeforeAsync(id, before, cancellationToken);

    // False when somebody reads there for long: the next round tries again.
    async Task<bool> DestroyAsync(short id, long month, CancellationToken cancellationToken)
    {
        for (var more = true; more;)
        {
            if (await compactor.AloneAsync(() => OnceAsync(id, month, cancellationToken), cancellationToken) is not { } part)
            {
                LogWaits(id, month.ToTime());
                Waits = true;
                return false;
            }

            kept.Reached(id, Month.EndOf(month));
            windows.Clear();
            more = part.More;
        }

        LogDestroyed(id, month.ToTime());
        return true;
    }

    async Task<DestroyedPart?> OnceAsync(short id, long month, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        await compactor.AdvanceAsync(transaction, cancellationToken);
        if (await database.DestroyAsync(transaction, id, month, cancellationToken) is not { } part)
            return null;
        await transaction.ExecuteAsync(
            $"""
            insert into {database.Prefix}destroyed as d (retention, t0, t1, chunks, samples, bytes, at)
            values (@retention, @t0, @t1, @chunks, @samples, @bytes, @at)
            on conflict (retention, t0) do update set
                chunks = d.chunks + excluded.chunks, samples = d.samples + excluded.samples, bytes = d.bytes + excluded.bytes, at = excluded.at
            """,
            [
                ("@retention", id), ("@t0", month), ("@t1", Month.EndOf(month)), ("@chunks", part.Chunks), ("@samples", part.Samples),
                ("@bytes", part.Bytes), ("@at", clock.Now().ToMicroseconds()),
            ],
            cancellationToken);
        if (!part.More)
            await ForgetAsync(transaction, id, month, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return part;
    }

    // Former values of what is gone, and rows that nothing is left for to make them anew from.
    async Task ForgetAsync(HistoryTransaction transaction, short id, long month, CancellationToken cancellationToken)
    {
        var own = $"series_id in (select id from {database.Prefix}series where retention = @retention)";
        await transaction.ExecuteAsync(
            $"delete from {database.Prefix}revision where {own} and t < @end", [("@retention", id), ("@end", Month.EndOf(month))], cancellationToken);
        await transaction.ExecuteAsync(
            $"delete from {database.Prefix}rollup_due where {own} and t0 < @end", [("@retention", id), ("@end", Month.EndOf(month))], cancellationToken);
    }

    async Task<bool> IsRolledAsync(short id, long end, CancellationToken cancellationToken)
    {
        if (!options.Rollups)
            return true;
        var since = kept.Of(id);
        var due = await database.ScalarAsync(
            $"""
            select count(*) from {database.Prefix}rollup_due d join {database.Prefix}series s on s.id = d.series_id
            where s.retention = @retention and d.t0 < @end and d.t0 >= @since
            """,
            [("@retention", id), ("@end", end), ("@since", since)],
            cancellationToken);
        if (Convert.ToInt64(due, CultureInfo.InvariantCulture) > 0)
            return false;
        var rolled = (await database.ListAsync(
            $"select series_id, t from {database.Prefix}rolled", [], r => (Id: r.GetInt64(0), Time: r.GetInt64(1)), cancellationToken))
            .ToDictionary(r => r.Id, r => r.Time);
        return tail.Where(s => s.Last is { } last && catalog.ByHandle(s.Handle) is { } series && series.Retention == id
            && rolled.GetValueOrDefault(series.Id, long.MinValue) is var through && through < last.T1 && through < end - 1).Count == 0;
    }

    [LoggerMessage(3060, LogLevel.Warning, "Raw values of class {Retention} in the month from {Month:yyyy-MM} were given back, as its retention says.")]
    partial void LogDestroyed(short retention, DateTimeOffset month);

    [LoggerMessage(3061, LogLevel.Information, "Raw values of class {Retention} in the month from {Month:yyyy-MM} are being read and are given back later.")]
    partial void LogWaits(short retention, DateTimeOffset month);
}
