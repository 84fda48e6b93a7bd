using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.ComponentTests.Fakes;

/// <summary>History a test writes down as raw samples; it remembers which windows were asked for.</summary>
public sealed class FakeHistory : ITelemetryQueries
{
    readonly Dictionary<Guid, List<Sample>> _samples = [];

    public List<(Guid Signal, long From, long To, int Points)> Windows { get; } = [];

    /// <summary>Thrown at the next window, as a lost database would.</summary>
    public Exception? Failure { get; set; }

    public void Add(Guid signal, DateTimeOffset time, double value, ushort status = SampleStatus.Good) =>
        (_samples.TryGetValue(signal, out var list) ? list : _samples[signal] = []).Add(Sample.Of(1, time.ToMicroseconds(), value, status));

    public Task<IReadOnlyList<Bucket>> WindowAsync(Guid signal, long from, long to, int points, CancellationToken cancellationToken)
    {
        Windows.Add((signal, from, to, points));
        if (Failure is { } failure)
            return Task.FromException<IReadOnlyList<Bucket>>(failure);
        return AggregateAsync(signal, [.. Enumerable.Range(0, points + 1).Select(i => from + (long)((Int128)i * (to - from) / points))], cancellationToken);
    }

    public Task<IReadOnlyList<Bucket>> AggregateAsync(Guid signal, IReadOnlyList<long> edges, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Bucket>>([.. edges.Zip(edges.Skip(1)).Select(e => BucketOf(signal, e.First, e.Second))]);

    public Task<IReadOnlyList<Sample>> SamplesAsync(Guid signal, long from, long to, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Sample>>([.. Within(signal, from, to).Take(limit)]);

    public Task<Sample?> LastBeforeAsync(Guid signal, long time, CancellationToken cancellationToken) =>
        Task.FromResult(Within(signal, long.MinValue, time).Select(s => (Sample?)s).LastOrDefault());

    public Sample? Latest(Guid signal) => Within(signal, long.MinValue, long.MaxValue).Select(s => (Sample?)s).LastOrDefault();

    public long TouchedAt(Guid signal) => 0;

    Bucket BucketOf(Guid signal, long from, long to)
    {
        var all = Within(signal, from, to).ToArray();
        var used = all.Where(s => s.Quality is not Quality.Bad && double.IsFinite(s.Value)).ToArray();
        var bucket = new Bucket(from, to, all.Length, all.Count(s => s.Quality is Quality.Good), used.Length);
        return used.Length == 0 ? bucket : bucket with
        {
            Min = used.Min(s => s.Value),
            Max = used.Max(s => s.Value),
            Sum = used.Sum(s => s.Value),
            First = used[0].Value,
            FirstAt = used[0].TimeUs,
            Last = used[^1].Value,
            LastAt = used[^1].TimeUs,
        };
    }

    IEnumerable<Sample> Within(Guid signal, long from, long to) =>
        (_samples.TryGetValue(signal, out var list) ? list : []).Where(s => s.TimeUs >= from && s.TimeUs < to).OrderBy(s => s.TimeUs);
}
