using System.Collections.Concurrent;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Stands in where no historian is registered: values are shown live and kept nowhere.</summary>
sealed class UnstoredHistory(TelemetryFeed feed) : ISampleSink, ISeriesCatalog
{
    readonly ConcurrentDictionary<Guid, SeriesInfo> _open = [];
    readonly ConcurrentDictionary<int, SeriesInfo> _all = [];
    int _next;

    public ValueTask WriteAsync(SampleBatch batch, CancellationToken cancellationToken)
    {
        feed.Publish(batch.Samples.Span);
        batch.Ack.Accepted(new BatchReceipt(batch.Samples.Length, 0, 0, [], false));
        return ValueTask.CompletedTask;
    }

    public SeriesInfo? Find(Guid signalId) => _open.GetValueOrDefault(signalId);

    public IReadOnlyList<SeriesInfo> AllOf(Guid signalId) => [.. _all.Values.Where(s => s.SignalId == signalId)];

    public SeriesInfo ByHandle(int handle) => _all[handle];

    public ValueTask<SeriesInfo> EnsureAsync(Guid signalId, ValueKind kind, string unit, CancellationToken cancellationToken)
    {
        var open = _open.AddOrUpdate(signalId, id => Open(id, kind, unit), (id, known) => known.Kind == kind && known.Unit == unit ? known : Open(id, kind, unit));
        return ValueTask.FromResult(open);
    }

    SeriesInfo Open(Guid signalId, ValueKind kind, string unit)
    {
        var handle = Interlocked.Increment(ref _next);
        return _all[handle] = new SeriesInfo(handle, handle, signalId, kind, unit);
    }
}
