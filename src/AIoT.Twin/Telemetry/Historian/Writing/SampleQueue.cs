using System.Threading.Channels;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>Where producers hand over their batches: bounded, so that a slow database makes them wait instead of filling memory.</summary>
sealed class SampleQueue(HistorianOptions options, TimeProvider clock, HistorianMeters meters, WriterLease lease) : ISampleSink
{
    readonly Channel<Arrival> _arrivals = Channel.CreateBounded<Arrival>(
        new BoundedChannelOptions(options.QueuedBatches) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    public ChannelReader<Arrival> Arrivals => _arrivals.Reader;

    public int Depth => _arrivals.Reader.Count;

    public async ValueTask WriteAsync(SampleBatch batch, CancellationToken cancellationToken)
    {
        if (lease.Refusal is { } refusal)
        {
            meters.Refused(refusal.Code);
            batch.Ack.Refused(refusal);
            return;
        }

        var arrival = new Arrival(batch, clock.GetTimestamp(), null);
        if (_arrivals.Writer.TryWrite(arrival))
            return;
        try
        {
            await _arrivals.Writer.WriteAsync(arrival, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            meters.Refused("shutting-down");
            batch.Ack.Refused(new BatchRefusal("shutting-down"));
        }
    }

    /// <summary>Asks the writer to begin a new stretch of the journal; done when it has.</summary>
    public async Task RotateAsync(CancellationToken cancellationToken)
    {
        var rotated = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _arrivals.Writer.WriteAsync(new Arrival(null, 0, rotated), cancellationToken);
        await rotated.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Makes the writer look at its connection; not needed when it has enough to do.</summary>
    public void Nudge() => _arrivals.Writer.TryWrite(default);

    /// <summary>Nothing is taken any more; what waits is still written.</summary>
    public void Close() => _arrivals.Writer.TryComplete();
}
