using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sinks;

public enum SinkState { Starting, Sending, Failed, Paused }

/// <summary>How a sink is doing at one moment; counters are since this process began to run it.</summary>
public sealed record SinkStatus(Guid Sink, SinkState State, DateTimeOffset Since)
{
    public SourceFailure? LastFailure { get; init; }

    public DateTimeOffset? LastFailureAt { get; init; }

    public long Failures { get; init; }

    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Samples the other side has confirmed.</summary>
    public long Sent { get; init; }

    /// <summary>Samples the other side will never take; they were left out.</summary>
    public long Refused { get; init; }

    public SourceFailure? LastRefusal { get; init; }

    public DateTimeOffset? LastSentAt { get; init; }

    /// <summary>Confirmed up to here in the journal; null until it was begun.</summary>
    public long? Position { get; init; }

    /// <summary>Commits of the history that wait to be sent.</summary>
    public long? Behind { get; init; }

    /// <summary>How long the oldest of them has been waiting.</summary>
    public TimeSpan? Lag { get; init; }

    /// <summary>While stored history is sent: from which time on, and which share of the series is done.</summary>
    public CatchingUp? History { get; init; }

    /// <summary>How often the journal was given up before it was sent, so that stored history was sent instead.</summary>
    public long LeftBehind { get; init; }
}

/// <summary>Stored history on its way: the series done of all.</summary>
public sealed record CatchingUp(DateTimeOffset From, int Done, int Of);
