using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.IntegrationTests.ModelOps;

/// <summary>History made by functions of time: a signal has one value every step from its beginning until now.</summary>
sealed class FakeTelemetry(TimeProvider clock) : ITelemetryQueries
{
    readonly Dictionary<Guid, (long From, long Step, Func<long, double> At, bool State)> _signals = [];

    public int Reads { get; private set; }

    public void Add(Guid signal, long from, long step, Func<long, double> at, bool state = false) => _signals[signal] = (from, step, at, state);

    public Task<IReadOnlyList<Bucket>> AggregateAsync(Guid signal, IReadOnlyList<long> edges, CancellationToken cancellationToken)
    {
        Reads++;
        return Task.FromResult<IReadOnlyList<Bucket>>([.. edges.Zip(edges.Skip(1), (from, to) => BucketOf(signal, from, to))]);
    }

    Bucket BucketOf(Guid signal, long from, long to)
    {
        var (count, min, max, sum, last) = (0L, double.MaxValue, double.MinValue, 0.0, 0.0);
        foreach (var sample in Between(signal, from, to))
            (count, min, max, sum, last) = (count + 1, Math.Min(min, sample.Value), Math.Max(max, sample.Value), sum + sample.Value, sample.Value);
        return count == 0 ? new(from, to, 0, 0, 0) : new(from, to, count, count, count) { Min = min, Max = max, Sum = sum, Last = last, First = min };
    }

    IEnumerable<(long At, double Value)> Between(Guid signal, long from, long to)
    {
        if (!_signals.TryGetValue(signal, out var known))
            yield break;
        var end = Math.Min(to, clock.Now().ToMicroseconds());
        for (var at = Math.Max(known.From, (from + known.Step - 1) / known.Step * known.Step); at < end; at += known.Step)
            yield return (at, known.At(at));
    }

    public Task<IReadOnlyList<Sample>> SamplesAsync(Guid signal, long from, long to, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Sample>>([.. Between(signal, from, to).Take(limit).Select(s => Sample.Of(0, s.At, s.Value))]);

    public Task<Sample?> LastBeforeAsync(Guid signal, long time, CancellationToken cancellationToken)
    {
        if (!_signals.TryGetValue(signal, out var known) || time <= known.From)
            return Task.FromResult<Sample?>(null);
        var at = (time - 1) / known.Step * known.Step;
        return Task.FromResult<Sample?>(known.State ? new Sample(0, SampleStatus.Good, at, (long)known.At(at)) : Sample.Of(0, at, known.At(at)));
    }

    public Task<IReadOnlyList<Bucket>> WindowAsync(Guid signal, long from, long to, int points, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Sample? Latest(Guid signal) => null;

    public long TouchedAt(Guid signal) => 0;
}
