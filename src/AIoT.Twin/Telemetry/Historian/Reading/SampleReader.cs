using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian.Compaction;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>Reads raw samples of one series.</summary>
sealed class SampleReader(HistoryDatabase database, SeriesCatalog catalog, SeriesPictures pictures, KeptSince kept, DamageLog damage)
{
    const int SamplesPerChunk = 512;

    public async Task<SamplePage> ReadAsync(int handle, long from, long to, int limit, CancellationToken cancellationToken)
    {
        var series = catalog.ByHandle(handle);
        var texts = new TextTable(series.Kind);
        var samples = new List<Sample>();
        while (from < to && samples.Count < limit)
        {
            var most = Math.Clamp(((limit - samples.Count) / SamplesPerChunk) + 4, 4, 256);
            var picture = await pictures.TakeAsync(handle, new ChunkQuery(series.Retention, series.Id, from, to) { Limit = most }, cancellationToken);
            // More corrections at one place than were asked for: they are read at once.
            if (picture.Until <= from)
                picture = await pictures.TakeAsync(handle, new ChunkQuery(series.Retention, series.Id, from, to), cancellationToken);
            samples.AddRange(Merged(series, picture.Pieces, from, picture.Until, texts));
            from = picture.Until;
        }

        if (samples.Count > limit)
            samples.RemoveRange(limit, samples.Count - limit);
        return new SamplePage(samples, texts.Texts);
    }

    /// <summary>The last sample before a time, or null.</summary>
    public async Task<SamplePage> LastBeforeAsync(int handle, long time, CancellationToken cancellationToken)
    {
        var series = catalog.ByHandle(handle);
        for (var to = time; ;)
        {
            var chunk = await database.ScalarAsync(
                $"select max(t0) from {database.Prefix}chunk where retention = {series.Retention} and series_id = @series and gen = 0 and t0 < @time and t0 >= @kept",
                [("@series", series.Id), ("@time", to), ("@kept", kept.Of(series.Retention))],
                cancellationToken);
            var page = await ReadAsync(handle, chunk is long t0 ? t0 : long.MinValue, time, int.MaxValue, cancellationToken);
            if (page.Samples.Count > 0 || chunk is null)
                return page with { Samples = page.Samples.Count == 0 ? [] : [page.Samples[^1]] };
            // That chunk is damaged: the one before it is the next best.
            to = (long)chunk;
        }
    }

    List<Sample> Merged(SeriesInfo series, List<Piece> pieces, long from, long until, TextTable texts)
    {
        var sources = new List<List<Sample>>();
        foreach (var rank in pieces.GroupBy(p => p.Rank).OrderBy(g => g.Key))
        {
            var source = new List<Sample>();
            foreach (var piece in rank)
                Decode(series, piece, from, until, texts, source);
            sources.Add(source);
        }

        return SampleMerge.Merge(sources);
    }

    void Decode(SeriesInfo series, Piece piece, long from, long until, TextTable texts, List<Sample> target)
    {
        try
        {
            var samples = new List<Sample>();
            var block = new SampleBlock();
            for (var i = 0; i < piece.Summaries.Length; i++)
            {
                if (piece.Summaries[i].Through < from || piece.Summaries[i].From >= until)
                    continue;
                piece.Decode(i, block);
                for (var j = 0; j < block.Count; j++)
                {
                    if (block.Times[j] >= from && block.Times[j] < until)
                        samples.Add(new Sample(series.Handle, block.Statuses[j], block.Times[j], block.Bits[j]));
                }
            }

            target.AddRange(texts.Take(samples, series.Kind == ValueKind.Text ? piece.Texts : []));
        }
        catch (DamagedDataException e)
        {
            damage.Found("chunk", series.Id, piece.From, piece.Through, e.Message);
        }
    }
}
