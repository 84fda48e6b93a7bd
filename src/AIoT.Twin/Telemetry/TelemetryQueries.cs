using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Caching;
using AIoT.Twin.Telemetry.Historian.Reading;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.Telemetry;

/// <summary>Reads all series of a signal as one, in the unit of the newest.</summary>
sealed class TelemetryQueries(
    ISeriesCatalog catalog, WindowCache windows, SampleReader samples, TailFollower tail, ITelemetryFeed feed, IUnitConversion units)
    : ITelemetryQueries, ISamplePages
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
            Join(sums, own, units.Known(series.Unit, all[^1].Unit));
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
        [.. (await PageAsync(signal, from, to, limit, cancellationToken)).Samples.Take(limit)];

    public async Task<SamplePage> PageAsync(Guid signal, long from, long to, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var all = catalog.AllOf(signal);
        // One more than asked for tells whether there is more.
        var most = limit == int.MaxValue ? limit : limit + 1;
        if (all.Count == 1)
            return Cut(await samples.ReadAsync(all[0].Handle, from, to, most, cancellationToken), limit);

        var pages = new List<SamplePage>();
        foreach (var series in all)
            pages.Add(In(await samples.ReadAsync(series.Handle, from, to, most, cancellationToken), series, all[^1]));
        // Of text series only the newest has texts to show; a change from or to text is a change of what the signal is.
        var joined = pages.SelectMany(p => p.Samples).OrderBy(s => s.TimeUs).ToList();
        return Cut(new SamplePage(joined, pages.Count == 0 ? [] : pages[^1].Texts), limit);
    }

    static SamplePage Cut(SamplePage page, int limit)
    {
        var samples = page.Samples;
        while (limit < samples.Count && samples[limit].TimeUs == samples[limit - 1].TimeUs)
            limit++;
        if (limit >= samples.Count)
            return page;
        var next = samples[limit].TimeUs;
        samples.RemoveRange(limit, samples.Count - limit);
        return page with { Next = next };
    }

    public async Task<Sample?> LastBeforeAsync(Guid signal, long time, CancellationToken cancellationToken) =>
        (await LastPageAsync(signal, time, cancellationToken)).Samples is [var last] ? last : null;

    public async Task<SamplePage> LastPageAsync(Guid signal, long before, CancellationToken cancellationToken)
    {
        var all = catalog.AllOf(signal);
        var last = new SamplePage([], []);
        foreach (var series in all)
        {
            var page = await samples.LastBeforeAsync(series.Handle, before, cancellationToken);
            if (page.Samples.Count > 0 && (last.Samples.Count == 0 || page.Samples[0].TimeUs >= last.Samples[0].TimeUs))
                last = In(page, series, all[^1]);
        }

        return last;
    }

    SamplePage In(SamplePage page, SeriesInfo from, SeriesInfo to)
    {
        var view = SeriesView.Of(from, to, units);
        return view.IsSame ? page : page with { Samples = page.Samples.ConvertAll(s => view.In(s)) };
    }

    public Sample? Latest(Guid signal) => catalog.Find(signal) is { } series ? feed.Latest(series.Handle) : null;

    public long TouchedAt(Guid signal)
    {
        var touched = 0L;
        foreach (var series in catalog.AllOf(signal))
            touched = Math.Max(touched, tail.Read(series.Handle, s => s.TouchedSeq));
        return touched;
    }
}
