using System.Collections.Frozen;

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

    /// <summary>What came in place of samples that are unfit or of a signal nobody knows, by index.</summary>
    public IReadOnlyDictionary<int, SentValue> Sent { get; init; } = FrozenDictionary<int, SentValue>.Empty;

    /// <summary>Samples that were set aside before and are in this batch again: they are no longer set aside when it is stored.</summary>
    public IReadOnlyList<long> Settles { get; init; } = [];
}
