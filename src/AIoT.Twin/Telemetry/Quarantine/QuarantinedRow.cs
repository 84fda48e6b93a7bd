namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>A sample that was set aside; or, when it counts others, those of its batch that were not kept.</summary>
public sealed record QuarantinedRow(long Id, QuarantineKey Key, DateTimeOffset Received, long TimeUs, QuarantinedValue Value, long Others)
{
    /// <summary>The place in its batch, and the batch's number where it had one.</summary>
    public int Index { get; init; }

    public long? Batch { get; init; }

    /// <summary>The stream of its signal that it was meant for.</summary>
    public long? Series { get; init; }

    public bool IsCount => Others > 0;
}
