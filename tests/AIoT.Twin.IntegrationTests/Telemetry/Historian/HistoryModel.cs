using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

/// <summary>What the history should hold, kept the simplest way: the newest value of each time.</summary>
sealed class HistoryModel
{
    readonly Dictionary<int, SortedDictionary<long, Sample>> _series = [];

    public int Revisions { get; private set; }

    public BatchReceipt Write(IReadOnlyList<Sample> samples)
    {
        int stored = 0, duplicates = 0, revised = 0;
        foreach (var sample in samples)
        {
            var known = Of(sample.Series);
            if (!known.TryGetValue(sample.TimeUs, out var old))
                stored++;
            else if (old == sample)
                duplicates++;
            else
                revised++;
            known[sample.TimeUs] = sample;
        }

        Revisions += revised;
        return new BatchReceipt(stored, duplicates, revised, [], Duplicate: false);
    }

    public List<Sample> Samples(int series, long from, long to) => Within([.. Of(series).Values], from, to);

    public Sample? LastBefore(int series, long time) => Samples(series, long.MinValue, time) is [.., var last] ? last : null;

    public List<Bucket> Buckets(int series, IReadOnlyList<long> edges)
    {
        var samples = Of(series).Values.ToList();
        var buckets = new List<Bucket>();
        for (var i = 0; i + 1 < edges.Count; i++)
            buckets.Add(BucketOf(Within(samples, edges[i], edges[i + 1]), edges[i], edges[i + 1]));
        return buckets;
    }

    static List<Sample> Within(List<Sample> samples, long from, long to) => samples[Before(samples, from)..Before(samples, to)];

    static int Before(List<Sample> samples, long time)
    {
        var at = samples.BinarySearch(new Sample(0, 0, time, 0), Comparer<Sample>.Create((a, b) => a.TimeUs.CompareTo(b.TimeUs)));
        return at < 0 ? ~at : at;
    }

    static Bucket BucketOf(List<Sample> samples, long from, long to)
    {
        var used = samples.Where(s => SampleNumber.IsUsed(s.Status, s.Value)).ToList();
        var bucket = new Bucket(from, to, samples.Count, samples.Count(s => s.Quality == Quality.Good), used.Count);
        if (used.Count == 0)
            return bucket;
        var min = used.MinBy(s => s.Value);
        var max = used.MaxBy(s => s.Value);
        var sum = new CompensatedSum();
        used.ForEach(s => sum.Add(s.Value));
        return bucket with
        {
            Min = min.Value,
            MinAt = min.TimeUs,
            Max = max.Value,
            MaxAt = max.TimeUs,
            Sum = sum.Value,
            First = used[0].Value,
            FirstAt = used[0].TimeUs,
            Last = used[^1].Value,
            LastAt = used[^1].TimeUs,
        };
    }

    public double Magnitude(int series, long from, long to) =>
        Samples(series, from, to).Where(s => SampleNumber.IsUsed(s.Status, s.Value)).Sum(s => Math.Abs(s.Value));

    SortedDictionary<long, Sample> Of(int series)
    {
        if (!_series.TryGetValue(series, out var known))
            _series[series] = known = [];
        return known;
    }
}
