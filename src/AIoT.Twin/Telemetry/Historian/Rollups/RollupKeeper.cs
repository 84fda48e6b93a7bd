using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.Telemetry.Historian.Rollups;

/// <summary>
/// Keeps the rows of 1 min to 1 d up to what is in chunks, in steps. A series has a time through which it is in its rows, which is
/// written together with them: a step that was cut short is done again and nothing is counted twice. Spans that late or corrected
/// samples fell into are due, and are made anew from the chunks.
/// </summary>
sealed class RollupKeeper(HistoryDatabase database, SeriesCatalog catalog, TailFollower tail, RollupReader reader, KeptSince kept, Fence fence,
    HistorianMeters meters)
    : IDisposable
{
    const int SeriesAtOnce = 64, RowsAtOnce = 20_000, DueAtOnce = 64;

    readonly SemaphoreSlim _running = new(1);
    Dictionary<int, long>? _rolled;

    /// <summary>One step; false when there is nothing left to do.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await _running.WaitAsync(cancellationToken);
        try
        {
            _rolled ??= await LoadAsync(cancellationToken);
            return await RollAsync(_rolled, cancellationToken) | await CorrectAsync(_rolled, cancellationToken);
        }
        catch
        {
            // Whether the step was committed is read again.
            _rolled = null;
            throw;
        }
        finally
        {
            _running.Release();
        }
    }

    async Task<Dictionary<int, long>> LoadAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ListAsync(
            $"select series_id, t from {database.Prefix}rolled", [], r => (Id: r.GetInt64(0), Time: r.GetInt64(1)), cancellationToken);
        return rows.Where(r => catalog.HandleOf(r.Id) >= 0).ToDictionary(r => catalog.HandleOf(r.Id), r => r.Time);
    }

    // What is behind all that a series has in its rows.
    async Task<bool> RollAsync(Dictionary<int, long> rolled, CancellationToken cancellationToken)
    {
        var behind = tail.Where(s => s.Last is { } last && last.T1 > rolled.GetValueOrDefault(s.Handle, long.MinValue));
        var rows = new List<RollupRow>();
        var through = new List<(int Handle, long Time)>();
        foreach (var handle in behind.Take(SeriesAtOnce).TakeWhile(_ => rows.Count < RowsAtOnce))
        {
            var last = tail.Read(handle, s => s.Last!.T1);
            through.Add((handle, await reader.BehindAsync(handle, rolled.GetValueOrDefault(handle, long.MinValue), last, rows, cancellationToken)));
        }

        if (through.Count == 0)
            return false;
        await database.PrepareRollupsAsync(rows, cancellationToken);
        await using var transaction = await BeginAsync(cancellationToken);
        await database.AddRollupsAsync(transaction, rows, cancellationToken);
        foreach (var (handle, time) in through)
        {
            await transaction.ExecuteAsync(
                $"insert into {database.Prefix}rolled (series_id, t) values (@series, @time) on conflict (series_id) do update set t = excluded.t",
                [("@series", catalog.IdOf(handle)), ("@time", time)],
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        through.ForEach(t => rolled[t.Handle] = t.Time);
        meters.Rolled(rows.Count);
        return true;
    }

    async Task<bool> CorrectAsync(Dictionary<int, long> rolled, CancellationToken cancellationToken)
    {
        var due = await database.ListAsync(
            $"select id, series_id, t0, t1 from {database.Prefix}rollup_due order by id limit {16 * DueAtOnce}",
            [],
            r => (Id: r.GetInt64(0), Handle: Living(r.GetInt64(1), r.GetInt64(2)), From: r.GetInt64(2), Through: r.GetInt64(3)),
            cancellationToken);
        // One whose span is not in its rows yet waits for that.
        due.RemoveAll(d => d.Handle >= 0 && rolled.GetValueOrDefault(d.Handle, long.MinValue) < d.Through);
        var days = due.Where(d => d.Handle >= 0).GroupBy(d => (d.Handle, RollupLevel.Floor(d.From, RollupLevel.Day)))
            .Select(g => new RollupSpan(g.Key.Handle, g.Min(d => d.From), g.Max(d => d.Through))).Take(DueAtOnce).ToList();
        if (due.Count == 0)
            return false;
        var rows = new List<RollupRow>();
        foreach (var day in days)
            await reader.AnewAsync(day, rolled[day.Handle], rows, cancellationToken);
        await database.PrepareRollupsAsync(rows, cancellationToken);
        await using var transaction = await BeginAsync(cancellationToken);
        foreach (var day in days)
            await DropAsync(transaction, day, cancellationToken);
        await database.AddRollupsAsync(transaction, rows, cancellationToken);
        foreach (var (id, handle, from, _) in due.Where(d => d.Handle < 0 || days.Exists(s => s.Covers(d.Handle, d.From, d.Through))))
            await transaction.ExecuteAsync($"delete from {database.Prefix}rollup_due where id = @id", [("@id", id)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        meters.Rolled(rows.Count);
        return true;
    }

    // Rows whose values were given back stay as they are.
    int Living(long id, long from) => catalog.HandleOf(id) is >= 0 and var handle && from >= kept.Of(catalog.ByHandle(handle).Retention) ? handle : -1;

    async Task DropAsync(HistoryTransaction transaction, RollupSpan span, CancellationToken cancellationToken)
    {
        foreach (var width in RollupLevel.Widths)
        {
            var (from, to) = span.Widened(width);
            await database.DropRollupsAsync(transaction, width, catalog.IdOf(span.Handle), from, to, cancellationToken);
        }
    }

    // A process that was superseded must not write.
    async Task<HistoryTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(cancellationToken);
        try
        {
            var held = await transaction.ExecuteAsync(
                $"update {database.Prefix}compaction set fence = fence where shard = 0 and fence = @fence", [("@fence", fence.Number)], cancellationToken);
            return held == 1 ? transaction : throw new FenceLostException();
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    public void Dispose() => _running.Dispose();
}
