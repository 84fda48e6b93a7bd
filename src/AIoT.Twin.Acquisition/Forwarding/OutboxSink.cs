namespace AIoT.Twin.Acquisition.Forwarding;

/// <summary>The edge's way of making batches durable: into the outbox, which the forwarder empties.</summary>
public sealed class OutboxSink(Outbox outbox, ISeriesCatalog series, TelemetryFeed feed) : ISampleSink
{
    public ValueTask WriteAsync(SampleBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (outbox.TryAppend(SampleJson.Write(batch, series)))
        {
            feed.Publish(batch.Samples.Span);
            batch.Ack.Accepted(new BatchReceipt(batch.Samples.Length, 0, 0, [], false));
        }
        else
        {
            batch.Ack.Refused(new BatchRefusal("outbox-full"));
        }

        return ValueTask.CompletedTask;
    }
}
