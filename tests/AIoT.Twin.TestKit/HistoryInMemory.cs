using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.TestKit;

/// <summary>A history in memory that answers as the historian does, by the naive way.</summary>
public sealed class HistoryInMemory : ITelemetryQueries
{
    readonly Dictionary<Guid, SortedList<long, Sample>> _samples = [];
    readonly Dictionary<Guid, long> _touched = [];
    readonly HashSet<Guid> _states = [];

    /// <summary>How often samples or buckets were asked for.</summary>
    public int Asked { get; private set; }

    public void Add(Guid signal, long timeUs, double value, ushort status = SampleStatus.Good) =>
        Add(signal, Sample.Of(0, timeUs, value, status));

    public void AddState(Guid signal, long timeUs, MachineState state, ushort status = SampleStatus.Good)
    {
        _states.Add(signal);
        Add(signal, new Sample(0, status, timeUs, (long)state));
    }

    public void Add(Guid signal, Sample sample)
    {
        if (!_samples.TryGetValue(signal, out var samples))
            _samples.Add(signal, samples = []);
        samples[sample.TimeUs] = sample;
        _touched[signal] = TouchedAt(signal) + 1;
    }

    public Task<IReadOnlyList<Bucket>> WindowAsync(Guid signal, long from, long to, int points, CancellationToken cancellationToken) =>
        AggregateAsync(signal, [.. Enumerable.Range(0, points + 1).Select(i => from + (long)((Int128)(to - from) * i / points))],
            cancellationToken);

    public Task<IReadOnlyList<Bucket>> AggregateAsync(Guid signal, IReadOnlyList<long> edges, CancellationToken cancellationToken)
    {
        Asked++;
        var samples = Of(signal);
        var buckets = new List<Bucket>(edges.Count - 1);
        var at = edges.Count > 0 ? IndexOf(samples, edges[0]) : 0;
        for (var i = 0; i + 1 < edges.Count; i++)
        {
            var from = at;
            while (at < samples.Count && samples.Keys[at] < edges[i + 1])
                at++;
            buckets.Add(Of(edges[i], edges[i + 1], [.. Enumerable.Range(from, at - from).Select(j => samples.Values[j])], _states.Contains(signal) ? s => s.Bits : s => s.Value));
        }

        return Task.FromResult<IReadOnlyList<Bucket>>(buckets);
    }

    static Bucket Of(long from, long to, IReadOnlyList<Sample> samples, Func<Sample, double> number)
    {
        var used = samples.Where(s => s.Quality is not Quality.Bad && double.IsFinite(number(s))).ToList();
        var bucket = new Bucket(from, to, samples.Count, samples.Count(s => s.Quality is Quality.Good), used.Count);
        if (used.Count == 0)
            return bucket;
        var (min, max) = (used.MinBy(number), used.MaxBy(number));
        return bucket with
        {
            Min = number(min),
            MinAt = min.TimeUs,
            Max = number(max),
            MaxAt = max.TimeUs,
            Sum = used.Sum(number),
            First = number(used[0]),
            FirstAt = used[0].TimeUs,
            Last = number(used[^1]),
            LastAt = used[^1].TimeUs,
        };
    }

    public Task<IReadOnlyList<Sample>> SamplesAsync(Guid signal, long from, long to, int limit, CancellationToken cancellationToken)
    {
        Asked++;
        var samples = Of(signal);
        var found = new List<Sample>();
        for (var at = IndexOf(samples, from); at < samples.Count && samples.Keys[at] < to && found.Count < limit; at++)
            found.Add(samples.Values[at]);
        return Task.FromResult<IReadOnlyList<Sample>>(found);
    }

    public Task<Sample?> LastBeforeAsync(Guid signal, long time, CancellationToken cancellationToken)
    {
        var samples = Of(signal);
        var at = IndexOf(samples, time) - 1;
        return Task.FromResult(at >= 0 ? samples.Values[at] : (Sample?)null);
    }

    public Sample? Latest(Guid signal) => Of(signal) is { Count: > 0 } samples ? samples.Values[^1] : null;

    public long TouchedAt(Guid signal) => _touched.GetValueOrDefault(signal);

    SortedList<long, Sample> Of(Guid signal) => _samples.GetValueOrDefault(signal) ?? [];

    static int IndexOf(SortedList<long, Sample> samples, long time)
    {
        var (low, high) = (0, samples.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (samples.Keys[middle] < time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
