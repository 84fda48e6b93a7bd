namespace AIoT.Twin.Acquisition;

/// <summary>Samples that become durable together. A producer that numbers its batches gets each stored exactly once.</summary>
public sealed record SampleBatch(string Producer, int Epoch, long? Number, ReadOnlyMemory<Sample> Samples, BatchAck Ack)
{
    /// <summary>The string table that text samples point into.</summary>
    public IReadOnlyList<string> Strings { get; init; } = [];

    /// <summary>History rather than news: no skew check, not shown live.</summary>
    public bool Backfill { get; init; }

    /// <summary>Samples whoever read them found unfit, by index and reason; they are set aside with the batch.</summary>
    public IReadOnlyList<QuarantinedSample> Unfit { get; init; } = [];
}
