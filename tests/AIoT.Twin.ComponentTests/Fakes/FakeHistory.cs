using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.ComponentTests.Fakes;

/// <summary>History a test writes down as raw samples; it remembers which windows were asked for.</summary>
public sealed class FakeHistory : ITelemetryQueries, ISamplePages
{
    readonly Dictionary<Guid, List<Sample>> _samples = [];
    readonly HashSet<Guid> _whole = [];
    readonly List<string> _texts = [];

    public List<(Guid Signal, long From, long To, int Points)> Windows { get; } = [];

    /// <summary>Thrown at the next window, as a lost database would.</summary>
    public Exception? Failure { get; set; }

    /// <summary>What windows wait for, as for a slow database.</summary>
    public Task Held { get; set; } = Task.CompletedTask;

    public void Add(Guid signal, DateTimeOffset time, double value, ushort status = SampleStatus.Good) =>
        (_samples.TryGetValue(signal, out var list) ? list : _samples[signal] = []).Add(Sample.Of(1, time.ToMicroseconds(), value, status));

    /// <summary>A switch, a state or a whole number.</summary>
    public void AddWhole(Guid signal, DateTimeOffset time, long value, ushort status = SampleStatus.Good)
    {
        _whole.Add(signal);
        (_samples.TryGetValue(signal, out var list) ? list : _samples[signal] = []).Add(new Sample(1, status, time.ToMicroseconds(), value));
    }

    public void AddText(Guid signal, DateTimeOffset time, string text)
    {
        AddWhole(signal, time, _texts.Count);
        _texts.Add(text);
    }

    public Task<SamplePage> PageAsync(Guid signal, long from, long to, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(new SamplePage([.. Within(signal, from, to).Take(limit)], _texts));

    public Task<SamplePage> LastPageAsync(Guid signal, long before, CancellationToken cancellationToken) =>
        Task.FromResult(new SamplePage([.. Within(signal, long.MinValue, before).TakeLast(1)], _texts));

    public async Task<IReadOnlyList<Bucket>> WindowAsync(Guid signal, long from, long to, int points, CancellationToken cancellationToken)
    {
        // Several pens are read at once.
        lock (Windows)
            Windows.Add((signal, from, to, points));
        await Held;
        if (Failure is { } failure)
            throw failure;
        return await AggregateAsync(signal, [.. Enumerable.Range(0, points + 1).Select(i => from + (long)((Int128)i * (to - from) / points))], cancellationToken);
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
        double Number(Sample sample) => _whole.Contains(signal) ? sample.Bits : sample.Value;
        var used = all.Where(s => s.Quality is not Quality.Bad && double.IsFinite(Number(s))).ToArray();
        var bucket = new Bucket(from, to, all.Length, all.Count(s => s.Quality is Quality.Good), used.Length);
        return used.Length == 0 ? bucket : bucket with
        {
            Min = used.Min(Number),
            Max = used.Max(Number),
            Sum = used.Sum(Number),
            First = Number(used[0]),
            FirstAt = used[0].TimeUs,
            Last = Number(used[^1]),
            LastAt = used[^1].TimeUs,
        };
    }

    IEnumerable<Sample> Within(Guid signal, long from, long to) =>
        (_samples.TryGetValue(signal, out var list) ? list : []).Where(s => s.TimeUs >= from && s.TimeUs < to).OrderBy(s => s.TimeUs);
}
