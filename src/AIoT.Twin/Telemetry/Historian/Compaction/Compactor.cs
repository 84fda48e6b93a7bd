using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.Telemetry.Historian.Compaction;

/// <summary>Moves spans that are due from the tail into chunks. Runs one at a time.</summary>
sealed class Compactor(HistoryDatabase database, TailFollower tail, FlushPlanner planner, Fence fence, HistorianMeters meters) : IDisposable
{
    const int SpansPerCommit = 256;

    readonly SemaphoreSlim _running = new(1);

    // Closed but not committed because the database failed; they come before anything newer of their series.
    readonly List<OpenSpan> _pending = [];

    // The commit of these failed without saying whether it happened.
    List<FlushPlan> _doubtful = [];

    /// <summary>Flushes what is due, or everything; returns the number of chunks written.</summary>
    public async Task<int> FlushAsync(bool everything, CancellationToken cancellationToken)
    {
        await _running.WaitAsync(cancellationToken);
        try
        {
            var written = await FlushPendingAsync(cancellationToken);
            _pending.AddRange(tail.TakeDue(everything));
            return written + await FlushPendingAsync(cancellationToken);
        }
        finally
        {
            _running.Release();
        }
    }

    /// <summary>Lets something else change chunks while no flush does.</summary>
    public async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _running.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _running.Release();
        }
    }

    async Task<int> FlushPendingAsync(CancellationToken cancellationToken)
    {
        var written = await SettleAsync(cancellationToken);
        while (_pending.Count > 0)
        {
            var group = NextGroup();
            written += await FlushAsync(group, cancellationToken);
            _pending.RemoveRange(0, group.Count);
        }

        return written;
    }

    // One span of a series: where the next belongs depends on how its chunks end then.
    List<OpenSpan> NextGroup()
    {
        var handles = new HashSet<int>();
        return [.. _pending.Take(SpansPerCommit).TakeWhile(s => handles.Add(s.Handle))];
    }

    async Task<int> FlushAsync(List<OpenSpan> spans, CancellationToken cancellationToken)
    {
        var plans = new List<FlushPlan>(spans.Count);
        await using (var connection = await database.OpenAsync(cancellationToken))
        {
            foreach (var span in spans)
                plans.Add(await planner.PlanAsync(connection, span, cancellationToken));
        }

        var rows = plans.SelectMany(p => p.Rows).ToList();
        await database.PrepareChunksAsync(rows, cancellationToken);
        _doubtful = plans;
        await WriteAsync(plans, rows, cancellationToken);
        return Done(plans);
    }

    int Done(List<FlushPlan> plans)
    {
        _doubtful = [];
        foreach (var plan in plans)
            tail.Flushed(plan.Span, plan.Last, plan.Generation);
        var rows = plans.Sum(p => p.Rows.Count);
        meters.Chunks(rows);
        return rows;
    }

    // A lost connection leaves open whether COMMIT happened; the series' own watermark, written with the chunks, tells.
    async Task<int> SettleAsync(CancellationToken cancellationToken)
    {
        if (_doubtful.Count == 0)
            return 0;
        var first = _doubtful[0];
        var seq = await database.ScalarAsync(
            $"select seq from {database.Prefix}flushed where shard = 0 and series_id = @series", [("@series", first.Series.Id)], cancellationToken);
        if (seq is not long through || through < first.Span.LastSeq)
        {
            _doubtful = [];
            return 0;
        }

        _pending.RemoveAll(s => _doubtful.Exists(p => p.Span == s));
        return Done(_doubtful);
    }

    async Task WriteAsync(List<FlushPlan> plans, List<ChunkRow> rows, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        foreach (var plan in plans.Where(p => p.Replaced is not null))
        {
            await transaction.ExecuteAsync(
                $"delete from {database.Prefix}chunk where retention = {plan.Series.Retention} and series_id = @series and t0 = @t0 and gen = 0",
                [("@series", plan.Series.Id), ("@t0", plan.Replaced)],
                cancellationToken);
        }

        foreach (var (plan, late) in plans.SelectMany(p => p.Late.Select(l => (p, l))))
        {
            await transaction.ExecuteAsync(
                $"insert into {database.Prefix}rollup_due (series_id, t0, t1) values (@series, @from, @through)",
                [("@series", plan.Series.Id), ("@from", late.From), ("@through", late.Through)],
                cancellationToken);
        }

        await database.WriteChunksAsync(transaction, rows, cancellationToken);
        await database.MarkFlushedAsync(transaction, [.. plans.Select(p => (p.Series.Id, p.Span.LastSeq))], cancellationToken);
        await AdvanceAsync(transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Writes down how far the journal is not needed any more; fails when another process has taken over.</summary>
    public async Task AdvanceAsync(HistoryTransaction transaction, CancellationToken cancellationToken)
    {
        var held = await transaction.ExecuteAsync(
            $"update {database.Prefix}compaction set through = @through where shard = 0 and fence = @fence",
            [("@through", tail.CompactedThrough), ("@fence", fence.Number)],
            cancellationToken);
        if (held != 1)
            throw new FenceLostException();
    }

    public void Dispose() => _running.Dispose();
}
