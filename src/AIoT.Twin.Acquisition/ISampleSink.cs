namespace AIoT.Twin.Acquisition;

/// <summary>Where batches become durable: the historian in the server, the outbox at the edge.</summary>
public interface ISampleSink
{
    /// <summary>Takes the batch over, waiting while the bounded queue is full; the outcome comes through its ack.</summary>
    ValueTask WriteAsync(SampleBatch batch, CancellationToken cancellationToken);
}
