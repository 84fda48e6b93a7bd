using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>Reads what was committed since the last time and marks the days it touched; where the journal is gone, it asks the chunks.</summary>
sealed class LakeScan(
    HistoryDatabase database, SeriesCatalog catalog, TailFollower tail, DamageLog damage, LakeCursor cursor, LakeBook book, LakeMarks marks)
{
    const int RowsAtOnce = 64;
    const long Day = 86_400_000_000;

    /// <summary>How far the journal has been read.</summary>
    public LakePosition Position { get; private set; } = LakePosition.Nowhere;

    public async Task RunAsync(Action<LakeStep> reached, CancellationToken cancellationToken)
    {
        Position = await PositionAsync(cancellationToken);
        // Not beyond what queries see: a commit is in the journal a moment before.
        var through = tail.Position;
        await book.RefreshAsync(moved => MovedAsync(moved, through, cancellationToken), cancellationToken);
        var continuous = await cursor.IsContinuousAsync(Position, cancellationToken);
        if (!continuous)
            await ChunksAsync("", [], null, through, filed: false, cancellationToken);
        await marks.SaveAsync(null, cancellationToken);
        var read = false;
        while (await PageAsync(through, cancellationToken) is { } last)
        {
            await marks.SaveAsync(last, cancellationToken);
            reached(LakeStep.Marked);
            await MoveAsync(LakePosition.AtRow(last), cancellationToken);
            reached(LakeStep.CursorMoved);
            read = true;
        }

        if (continuous || read)
            return;
        await marks.SaveAsync(through, cancellationToken);
        await MoveAsync(LakePosition.Bare(through), cancellationToken);
    }

    // As far as both the consumer and the marks have come.
    async Task<LakePosition> PositionAsync(CancellationToken cancellationToken)
    {
        var position = await cursor.ReadAsync(cancellationToken);
        return await marks.ThroughAsync(cancellationToken) is { } marked
            ? marked < position.Read ? LakePosition.AtRow(marked) : position
            : LakePosition.Nowhere;
    }

    async Task MoveAsync(LakePosition position, CancellationToken cancellationToken)
    {
        await cursor.MoveAsync(position, cancellationToken);
        Position = position;
    }

    // Its days leave where they were and appear where they are.
    async Task MovedAsync(IReadOnlyList<(Guid Signal, Guid From)> moved, long through, CancellationToken cancellationToken)
    {
        foreach (var (signal, from) in moved)
        {
            foreach (var series in catalog.AllOf(signal))
            {
                await ChunksAsync("where series_id = @series", [("@series", series.Id)], null, through, filed: true, cancellationToken);
                await ChunksAsync("where series_id = @series", [("@series", series.Id)], from, through, filed: true, cancellationToken);
                MarkTail(series, from, through);
            }
        }

        await marks.SaveAsync(null, cancellationToken);
    }

    // What is not in chunks yet.
    void MarkTail(SeriesInfo series, Guid from, long through)
    {
        if (book.Find(series.SignalId) is not { } signal)
            return;
        var runs = tail.Read(series.Handle, s => (s.Open is { } open ? s.Closed.Append(open) : s.Closed).SelectMany(o => o.Runs).Select(r => (r.From, r.Through)).ToList());
        foreach (var (first, last) in runs)
        {
            marks.Add(signal.SiteId, first, last, through, filed: true);
            marks.Add(from, Math.Max(0, first - Day), last + Day, through, filed: true);
        }
    }

    // Where something was filed before, days may have begun elsewhere: one more on each side.
    async Task ChunksAsync(string where, (string Name, object? Value)[] parameters, Guid? from, long seq, bool filed, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.Command(
            $"select series_id, min(t0), max(t1) from {database.Prefix}chunk {where} group by series_id, t0 / {Day}", parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var handle = catalog.HandleOf(reader.GetInt64(0));
            if (handle < 0 || book.Find(catalog.ByHandle(handle).SignalId) is not { } signal)
                continue;
            var more = from is null ? 0 : Day;
            marks.Add(from ?? signal.SiteId, Math.Max(0, reader.GetInt64(1) - more), reader.GetInt64(2) + more, seq, filed);
        }
    }

    async Task<long?> PageAsync(long through, CancellationToken cancellationToken)
    {
        var rows = await database.ListAsync(
            $"select seq, t_min, t_max, data from {database.Prefix}journal where shard = 0 and seq > @after and seq <= @through order by seq limit {RowsAtOnce}",
            [("@after", Position.Read), ("@through", through)],
            row => (Seq: row.GetInt64(0), From: row.GetInt64(1), Through: row.GetInt64(2), Data: row.GetFieldValue<byte[]>(3)),
            cancellationToken);
        foreach (var row in rows)
            Mark(row.Seq, row.From, row.Through, row.Data);
        return rows.Count == 0 ? null : rows[^1].Seq;
    }

    void Mark(long seq, long from, long through, byte[] data)
    {
        try
        {
            var days = new Dictionary<int, (long From, long To)>();
            foreach (var sample in JournalDecoder.Decode(data, catalog.HandleOf).Samples)
            {
                if (days.TryGetValue(sample.Series, out var day) && sample.TimeUs >= day.From && sample.TimeUs < day.To)
                    continue;
                if (book.Find(catalog.ByHandle(sample.Series).SignalId) is { } signal)
                    days[sample.Series] = marks.Add(signal.SiteId, sample.TimeUs, seq);
            }
        }
        catch (DamagedDataException e)
        {
            damage.Found("journal", seq, from, through, e.Message);
        }
    }
}
