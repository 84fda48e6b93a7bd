using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>Everything stored of a series in a span, of one moment: its chunks and, above their watermark, the tail.</summary>
sealed class SeriesPictures(HistoryDatabase database, SeriesCatalog catalog, TailFollower tail, KeptSince kept, DamageLog damage)
{
    const int Tries = 5;

    /// <summary>Tests let things happen between the two halves of a picture here.</summary>
    internal Func<Task> BetweenHalves { get; set; } = () => Task.CompletedTask;

    public async Task<SeriesPicture> TakeAsync(int handle, ChunkQuery query, CancellationToken cancellationToken)
    {
        var since = kept.Of(query.Retention);
        if (query.To <= since)
            return new SeriesPicture([], query.To);
        query = query with { From = Math.Max(query.From, since) };
        for (var attempt = 1; ; attempt++)
        {
            var life = tail.Life;
            await tail.LoadedAsync(cancellationToken);
            var stored = await database.ReadChunksAsync(query, cancellationToken);
            await BetweenHalves();
            if (tail.Above(handle, stored.FlushedThrough) is { } open && tail.Life == life)
                return new SeriesPicture(Join(handle, query, stored, open), stored.Chunks.Count < query.Limit ? query.To : stored.Chunks[^1].T0);
            await tail.FollowAsync(cancellationToken);
            // What the snapshot misses has been forgotten meanwhile, so it is in chunks now.
            if (attempt == Tries)
                throw new TimeoutException("The history moved on faster than it could be read.");
        }
    }

    List<Piece> Join(int handle, ChunkQuery query, ChunkPicture stored, TailPicture open)
    {
        var series = catalog.ByHandle(handle);
        var pieces = new List<Piece>(stored.Chunks.Count + 4);
        foreach (var chunk in stored.Chunks)
        {
            if (Open(series, chunk) is { } piece)
                pieces.Add(piece);
        }

        var rank = short.MaxValue + 1;
        foreach (var run in open.Spans.SelectMany(span => span.Runs.Select(run => (Run: run, span.Texts))).Where(r => r.Run.Count > 0))
        {
            var piece = new RunPiece(rank++, series.Kind, run.Run, run.Texts);
            if (piece.From < query.To && piece.Through >= query.From)
                pieces.Add(piece);
        }

        return pieces;
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
