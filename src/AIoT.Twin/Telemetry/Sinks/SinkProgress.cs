namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>How far a sink is with history; the place in the journal is the historian's own to keep.</summary>
sealed class SinkProgress
{
    public required Guid SinkId { get; init; }

    public int Run { get; set; }

    /// <summary>From when on stored history still has to be sent, in microseconds; null when the journal is all that is left.</summary>
    public long? CatchUpFrom { get; set; }

    /// <summary>Series up to this stored id are done.</summary>
    public long SeriesDone { get; set; }

    /// <summary>Of the next series everything before this time is done.</summary>
    public long TimeDone { get; set; }

    /// <summary>Up to here the journal was looked through for what is still to be sent.</summary>
    public long Scanned { get; set; }

    /// <summary>The oldest time among what is still to be sent: where to go on from when the journal is given up.</summary>
    public long? OldestUnsent { get; set; }

    /// <summary>The first number that is still to be sent: when it is gone from the journal, the journal was given up.</summary>
    public long? NextUnsent { get; set; }
}
