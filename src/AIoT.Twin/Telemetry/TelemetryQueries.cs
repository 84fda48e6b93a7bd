using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Reading;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.Telemetry;

/// <summary>Reads all series of a signal as one, in the unit of the newest.</summary>
sealed class TelemetryQueries(
    ISeriesCatalog catalog, WindowReader windows, SampleReader samples, TailFollower tail, ITelemetryFeed feed, IUnitConversion units)
    : ITelemetryQueries
{
    public Task<IReadOnlyList<Bucket>> WindowAsync(Guid signal, long from, long to, int points, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        return BucketsAsync(signal, BucketGrid.Even(from, to, points), cancellationToken);
    }

    public Task<IReadOnlyList<Bucket>> AggregateAsync(Guid signal, IReadOnlyList<long> edges, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(edges.Count, 2);
        for (var i = 1; i < edges.Count; i++)
            ArgumentOutOfRangeException.ThrowIfLessThan(edges[i], edges[i - 1], nameof(edges));
        return BucketsAsync(signal, new BucketGrid([.. edges]), cancellationToken);
    }

    async Task<IReadOnlyList<Bucket>> BucketsAsync(Guid signal, BucketGrid grid, CancellationToken cancellationToken)
    {
        var all = catalog.AllOf(signal);
        var sums = new BucketSum[grid.Count];
        foreach (var series in all)
        {
            var own = await windows.ReadAsync(series.Handle, grid, cancellationToken);
            Join(sums, own, units.Between(series.Unit, all[^1].Unit));
        }

        var buckets = new Bucket[grid.Count];
        for (var i = 0; i < buckets.Length; i++)
            buckets[i] = sums[i].ToBucket(grid.Edges[i], grid.Edges[i + 1]);
        return buckets;
    }

    static void Join(BucketSum[] sums, BucketSum[] own, LinearConversion? conversion)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            if (conversion is { } linear)
                sums[i].Add(own[i].In(linear));
            else
                sums[i].AddUnusable(own[i]);
        }
    }

    public async Task<IReadOnlyList<Sample>> SamplesAsync(Guid signal, long from, long to, int limit, CancellationToken cancellationToken) =>
        (await PageAsync(signal, from, to, limit, cancellationToken)).Samples;

    public async Task<SamplePage> PageAsync(Guid signal, long from, long to, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var all = catalog.AllOf(signal);
        if (all.Count == 1)
            return await samples.ReadAsync(all[0].Handle, from, to, limit, cancellationToken);

        var pages = new List<SamplePage>();
        foreach (var series in all)
            pages.Add(In(await samples.ReadAsync(series.Handle, from, to, limit, cancellationToken), units.Between(series.Unit, all[^1].Unit), series.Kind));
        // Of text series only the newest has texts to show; a change from or to text is a change of what the signal is.
        var joined = pages.SelectMany(p => p.Samples).OrderBy(s => s.TimeUs).Take(limit).ToList();
        return new SamplePage(joined, pages.Count == 0 ? [] : pages[^1].Texts);
    }

    public async Task<Sample?> LastBeforeAsync(Guid signal, long time, CancellationToken cancellationToken)
    {
        var all = catalog.AllOf(signal);
        Sample? last = null;
        foreach (var series in all)
        {
            var page = await samples.LastBeforeAsync(series.Handle, time, cancellationToken);
            foreach (var sample in In(page, units.Between(series.Unit, all[^1].Unit), series.Kind).Samples)
                last = last is null || sample.TimeUs >= last.Value.TimeUs ? sample : last;
        }

        return last;
    }

    // What cannot be converted is shown as it was stored, marked.
    static SamplePage In(SamplePage page, LinearConversion? conversion, ValueKind kind) => conversion is { IsNone: true } || kind != ValueKind.Double
        ? page
        : page with
        {
            Samples = page.Samples.ConvertAll(s => conversion is { } linear
                ? s with { Bits = BitConverter.DoubleToInt64Bits((s.Value * linear.Factor) + linear.Offset) }
                : s with { Status = SampleStatus.BadConfigurationError }),
        };

    public Sample? Latest(Guid signal) => catalog.Find(signal) is { } series ? feed.Latest(series.Handle) : null;

    public long TouchedAt(Guid signal)
    {
        var touched = 0L;
        foreach (var series in catalog.AllOf(signal))
            touched = Math.Max(touched, tail.Read(series.Handle, s => s.TouchedSeq));
        return touched;
    }
}
