using AIoT.Twin.Telemetry.Historian.Writing;

namespace AIoT.Twin.Telemetry.Historian;

/// <summary>How the history of this installation is doing now; a figure that is not known yet is null.</summary>
public sealed record HistorianStatus(DateTimeOffset At)
{
    public required bool Writing { get; init; }

    /// <summary>What this process does where several run over one database.</summary>
    public required WriterState Writer { get; init; }

    /// <summary>Who writes, while this process stands by.</summary>
    public LeaseHolder? Other { get; init; }

    public required double SamplesPerSecond { get; init; }

    /// <summary>Bytes of chunks with their indexes for each sample in them.</summary>
    public required double? BytesPerSample { get; init; }

    public required TimeSpan? AcknowledgeP99 { get; init; }

    public required long JournalBytes { get; init; }

    /// <summary>How long the oldest sample that is not in a chunk yet has been waiting.</summary>
    public required TimeSpan CompactionLag { get; init; }

    public required int QueuedBatches { get; init; }

    public required long TailBytes { get; init; }

    public required int DamagedRows { get; init; }

    public required IReadOnlyList<DamagedRow> Damaged { get; init; }
}
