namespace AIoT.Twin.Acquisition.Forwarding;

/// <summary>The edge's way of making batches durable: into the outbox, which the forwarder empties.</summary>
public sealed class OutboxSink(Outbox outbox, ISeriesCatalog series, TelemetryFeed feed) : ISampleSink
{
    public ValueTask WriteAsync(SampleBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (fit, unfit) = UnfitSamples.Apart(batch);
        var packed = SampleJson.Write(batch with { Samples = fit }, series);
        if (outbox.TryAppend([.. packed, .. SampleJson.Write(unfit, series)]))
        {
            feed.Publish(fit.Span);
            batch.Ack.Accepted(new BatchReceipt(batch.Samples.Length, 0, 0, [], false));
        }
        else
        {
            batch.Ack.Refused(new BatchRefusal("outbox-full"));
        }

        return ValueTask.CompletedTask;
    }
}
