using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>
/// Finds the first or last used value of a series that passes a test, page by page. Chunks whose smallest and largest value rule it out
/// are not fetched, blocks not decoded, unless they overlap others.
/// </summary>
sealed class ValueSearch(HistoryDatabase database, SeriesCatalog catalog, SeriesPictures pictures, DamageLog damage)
{
    /// <summary>Tests make the pages small.</summary>
    internal int ChunksAtOnce { get; set; } = 512;

    public async Task<Sample?> FirstAsync(int handle, long from, long to, SeriesTest test, CancellationToken cancellationToken)
    {
        while (from < to)
        {
            var (page, until) = await PageAsync(handle, from, to, ChunksAtOnce, test, cancellationToken);
            page.Within(from, until);
            if (page.First() is { } found)
                return found;
            from = until;
        }

        return null;
    }

    public async Task<Sample?> LastAsync(int handle, long from, long to, SeriesTest test, CancellationToken cancellationToken)
    {
        while (from < to)
        {
            var start = Math.Max(from, await PageStartAsync(handle, to, cancellationToken) ?? from);
            var (page, _) = await PageAsync(handle, start, to, int.MaxValue, test, cancellationToken);
            page.Within(start, to);
            if (page.Last() is { } found)
                return found;
            to = start;
        }

        return null;
    }

    // Where a page before a time begins, so that it holds about as many chunks as a page should.
    async Task<long?> PageStartAsync(int handle, long to, CancellationToken cancellationToken) => await database.ScalarAsync(
        $"""
        select t0 from {database.Prefix}chunk where retention = {catalog.ByHandle(handle).Retention} and series_id = @series and gen = 0 and t0 < @to
        order by t0 desc limit 1 offset {ChunksAtOnce - 1}
        """,
        [("@series", catalog.IdOf(handle)), ("@to", to)],
        cancellationToken) as long?;

    async Task<(TestedPage Page, long Until)> PageAsync(
        int handle, long from, long to, int limit, SeriesTest test, CancellationToken cancellationToken)
    {
        var series = catalog.ByHandle(handle);
        var query = new ChunkQuery(series.Retention, series.Id, from, to) { Limit = limit, Values = test.Values };
        var picture = await pictures.TakeAsync(handle, query, cancellationToken);
        // More corrections at one place than were asked for: they are read at once.
        if (picture.Until <= from)
            picture = await pictures.TakeAsync(handle, query = query with { Limit = int.MaxValue }, cancellationToken);
        var groups = Overlap.Groups(picture.Pieces, p => p.From, p => p.Through);
        if (groups.Exists(g => g.Count > 1 && g.Exists(p => !p.CanDecode)))
        {
            picture = await pictures.TakeAsync(handle, query with { Values = null }, cancellationToken);
            groups = Overlap.Groups(picture.Pieces, p => p.From, p => p.Through);
        }

        return (new TestedPage(series, test, groups, damage), picture.Until);
    }
}
