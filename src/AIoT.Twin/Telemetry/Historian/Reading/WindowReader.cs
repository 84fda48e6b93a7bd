using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>
/// Buckets of one series, answered from block summaries; only blocks that an edge cuts, or that overlap others in time (corrections,
/// late samples), are decoded.
/// </summary>
sealed class WindowReader(SeriesCatalog catalog, SeriesPictures pictures, DamageLog damage)
{
    public async Task<BucketSum[]> ReadAsync(int handle, BucketGrid grid, CancellationToken cancellationToken)
    {
        var series = catalog.ByHandle(handle);
        var query = new ChunkQuery(series.Retention, series.Id, grid.From, grid.To) { Edges = grid.Edges };
        var groups = Overlap.Groups((await pictures.TakeAsync(handle, query, cancellationToken)).Pieces, p => p.From, p => p.Through);
        // Chunks that overlap must be decoded, and came without data when no edge cuts them.
        if (groups.Exists(g => g.Count > 1 && g.Exists(p => !p.CanDecode)))
            groups = Overlap.Groups((await pictures.TakeAsync(handle, query with { Edges = null }, cancellationToken)).Pieces, p => p.From, p => p.Through);

        var sums = new BucketSum[grid.Count];
        var window = new WindowSum(series, grid, sums, damage);
        foreach (var group in groups)
            window.Add(group);
        return sums;
    }
}
