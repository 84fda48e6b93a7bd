using System.Collections.Concurrent;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.IntegrationTests.SamplePlant;

/// <summary>A history that remembers which numbered batches came, not their samples, and can be told to break down.</summary>
sealed class LedgerOnly : ISampleSink, ISeriesCatalog, ITelemetryQueries
{
    readonly ConcurrentDictionary<Guid, SeriesInfo> _series = [];
    readonly ConcurrentDictionary<long, (int Count, long Hash)> _batches = [];
    TaskCompletionSource _broke = new();
    int _left = int.MaxValue;

    public IReadOnlyDictionary<long, (int Count, long Hash)> Batches => _batches;

    public Task Broke => _broke.Task;

    public int Conflicts { get; private set; }

    public void BreakAfter(int batches) => (_left, _broke) = (batches, new(TaskCreationOptions.RunContinuationsAsynchronously));

    public void Mend() => _left = int.MaxValue;

    public ValueTask WriteAsync(SampleBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Number is { } number)
        {
            if (Interlocked.Decrement(ref _left) < 0)
            {
                _broke.TrySetResult();
                throw new IOException("no space left");
            }

            Remember(number, batch.Samples.Span);
        }

        batch.Ack.Accepted(new(batch.Samples.Length, 0, 0, [], false));
        return ValueTask.CompletedTask;
    }

    void Remember(long number, ReadOnlySpan<Sample> samples)
    {
        var hash = 17L;
        foreach (ref readonly var sample in samples)
            hash = unchecked((hash * 31) + sample.TimeUs + sample.Bits + sample.Series);
        if (!_batches.TryAdd(number, (samples.Length, hash)) && _batches[number] != (samples.Length, hash))
            Conflicts++;
    }

    public SeriesInfo? Find(Guid signalId) => _series.GetValueOrDefault(signalId);

    public IReadOnlyList<SeriesInfo> AllOf(Guid signalId) => Find(signalId) is { } one ? [one] : [];

    public SeriesInfo ByHandle(int handle) => _series.Values.First(s => s.Handle == handle);

    public ValueTask<SeriesInfo> EnsureAsync(Guid signalId, ValueKind kind, string unit, CancellationToken cancellationToken)
    {
        lock (_series)
            return ValueTask.FromResult(_series.GetOrAdd(signalId, id => new(_series.Count + 1, _series.Count + 1, id, kind, unit)));
    }

    public Task<IReadOnlyList<Bucket>> WindowAsync(Guid signal, long from, long to, int points, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Bucket>>([]);

    public Task<IReadOnlyList<Bucket>> AggregateAsync(Guid signal, IReadOnlyList<long> edges, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Bucket>>([.. edges.Zip(edges.Skip(1), (a, b) => new Bucket(a, b, 0, 0, 0))]);

    public Task<IReadOnlyList<Sample>> SamplesAsync(Guid signal, long from, long to, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Sample>>([]);

    public Task<Sample?> LastBeforeAsync(Guid signal, long time, CancellationToken cancellationToken) => Task.FromResult<Sample?>(null);

    public Sample? Latest(Guid signal) => null;

    public long TouchedAt(Guid signal) => 0;
}
