using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>Hands what was committed to the checks, in order; where the journal is gone, history takes its place.</summary>
sealed class QualityScan(
    HistoryDatabase database, SeriesCatalog catalog, TailFollower tail, ISamplePages pages, QualityCursor cursor, QualityBook book, QualityOptions options,
    TimeProvider clock)
{
    const int RowsAtOnce = 64;
    const int SamplesAtOnce = 50_000;

    /// <summary>Samples judged since the start.</summary>
    public long Judged { get; private set; }

    /// <summary>Commits that wait to be judged.</summary>
    public long Behind => Math.Max(0, tail.Position - book.Through);

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        var newest = tail.Position;
        if (!await cursor.IsContinuousAsync(book.Through, newest, cancellationToken))
            await CatchUpAsync(newest, cancellationToken);
        await cursor.MoveAsync(book.StoredThrough, cancellationToken);
    }

    // What was stored a moment after the position was read is read twice, which changes nothing.
    async Task CatchUpAsync(long newest, CancellationToken cancellationToken)
    {
        var from = (clock.Now() - options.LearnBack).ToMicroseconds();
        foreach (var (signal, handle, after) in book.Resume(newest, from))
        {
            for (long? next = after + 1; next is { } start;)
            {
                var page = await pages.PageAsync(signal, start, long.MaxValue, SamplesAtOnce, cancellationToken);
                book.TakeHistory(handle, page.Samples);
                Judged += page.Samples.Count;
                next = page.Next;
            }
        }
    }

    /// <summary>Takes one page of the journal; whether there may be more.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        // Not beyond what queries see: a commit is in the journal a moment before.
        var newest = tail.Position;
        var rows = await database.ListAsync(
            $"select seq, data from {database.Prefix}journal where shard = 0 and seq > @after and seq <= @through order by seq limit {RowsAtOnce}",
            [("@after", book.Through), ("@through", newest)],
            row => (Seq: row.GetInt64(0), Data: row.GetFieldValue<byte[]>(1)),
            cancellationToken);
        foreach (var (seq, data) in rows)
            Take(seq, data);
        book.Through = rows.Count < RowsAtOnce ? newest : rows[^1].Seq;
        return rows.Count == RowsAtOnce;
    }

    void Take(long seq, byte[] data)
    {
        try
        {
            var samples = JournalDecoder.Decode(data, catalog.HandleOf).Samples;
            book.Take(seq, samples);
            Judged += samples.Count;
        }
        catch (DamagedDataException)
        {
            // Told by those who keep the journal; what it held is missing here as it is everywhere.
        }
    }
}
