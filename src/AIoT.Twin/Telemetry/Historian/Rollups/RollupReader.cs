using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian.Reading;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Rollups;

/// <summary>Makes rows from chunks alone, so that they say the same whatever waits beside the chunks.</summary>
sealed class RollupReader(
    HistoryDatabase database, SeriesCatalog catalog, ISeriesRetention retention, KeptSince kept, HistorianOptions options, TimeProvider clock,
    DamageLog damage)
{
    /// <summary>Tests make the steps small.</summary>
    internal int ChunksAtOnce { get; set; } = 256;

    /// <summary>Adds rows of the samples behind a time and says through which time they go: all, or as many chunks as are read at once.</summary>
    public async Task<long> BehindAsync(int handle, long time, long last, List<RollupRow> rows, CancellationToken cancellationToken)
    {
        var series = catalog.ByHandle(handle);
        var from = time == long.MinValue ? await NextAsync(series, time, cancellationToken) ?? last : time + 1;
        var chunks = await ReadAsync(series, from, Month.EndOf(from), ChunksAtOnce, cancellationToken);
        if (chunks.Count == 0 && await NextAsync(series, time, cancellationToken) is { } next)
            chunks = await ReadAsync(series, from = next, Month.EndOf(next), ChunksAtOnce, cancellationToken);
        // More corrections at one place than were asked for.
        if (chunks.Count == ChunksAtOnce && chunks.TrueForAll(c => c.Gen > 0))
            chunks = await ReadAsync(series, from, Month.EndOf(from), int.MaxValue, cancellationToken);
        // Corrections fall into spans that are due.
        chunks.RemoveAll(c => c.Gen > 0);
        if (chunks.Count == 0)
            return last;
        var through = chunks[^1].T1;
        Sum(series, chunks, [.. RollupLevel.Widths.Select(w => new RollupLevel(w, Math.Max(from, Oldest(series, w)), through + 1))], rows);
        return through;
    }

    /// <summary>Adds the rows that a span touches, over samples up to a time.</summary>
    public async Task AnewAsync(RollupSpan span, long through, List<RollupRow> rows, CancellationToken cancellationToken)
    {
        var series = catalog.ByHandle(span.Handle);
        var levels = RollupLevel.Widths.Select(w => (Width: w, Span: span.Widened(w)))
            .Select(l => new RollupLevel(l.Width, Math.Max(l.Span.From, Oldest(series, l.Width)), Math.Min(l.Span.To, through + 1))).ToList();
        Sum(series, await ReadAsync(series, levels.Min(l => l.From), levels.Max(l => l.To), int.MaxValue, cancellationToken), levels, rows);
    }

    // Where the rows of a width begin; a month is given back as a whole.
    long Oldest(SeriesInfo series, int width) =>
        width == RollupLevel.Minute ? Month.StartOf((clock.Now() - retention.MinuteRowsOf(series.Retention, options)).ToMicroseconds()) : long.MinValue;

    async Task<long?> NextAsync(SeriesInfo series, long time, CancellationToken cancellationToken) => await database.ScalarAsync(
        $"select min(t0) from {database.Prefix}chunk where retention = {series.Retention} and series_id = @series and gen = 0 and t0 > @time and t0 >= @kept",
        [("@series", series.Id), ("@time", time), ("@kept", kept.Of(series.Retention))],
        cancellationToken) as long?;

    async Task<List<StoredChunk>> ReadAsync(SeriesInfo series, long from, long to, int limit, CancellationToken cancellationToken) =>
        [.. (await database.ReadChunksAsync(new ChunkQuery(series.Retention, series.Id, from, to) { Limit = limit }, cancellationToken)).Chunks];

    void Sum(SeriesInfo series, List<StoredChunk> chunks, IReadOnlyList<RollupLevel> levels, List<RollupRow> rows)
    {
        var sums = new RollupSums(series, levels, damage);
        sums.Add([.. chunks.Select(c => Open(series, c)).OfType<Piece>()]);
        rows.AddRange(sums.Rows);
    }

    ChunkPiece? Open(SeriesInfo series, StoredChunk chunk)
    {
        try
        {
            return new ChunkPiece(chunk);
        }
        catch (DamagedDataException e)
        {
            damage.Found("chunk", series.Id, chunk.T0, chunk.T1, e.Message);
            return null;
        }
    }
}
