namespace AIoT.Twin.Acquisition.Drivers;

public enum SourceState { Connecting, Running, Slow, Failed, Paused }

/// <summary>How a source is doing at one moment, for its page; every figure is since this process began to run it.</summary>
public sealed record SourceStatus(Guid Source, SourceState State, DateTimeOffset Since)
{
    /// <summary>The last thing that went wrong, kept for those who look after it is over.</summary>
    public SourceFailure? LastFailure { get; init; }

    public DateTimeOffset? LastFailureAt { get; init; }

    public long Failures { get; init; }

    /// <summary>When the next attempt is made, while failed.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>How long one round takes, while slow.</summary>
    public TimeSpan? RoundTook { get; init; }

    public long Samples { get; init; }

    public double SamplesPerSecond { get; init; }

    public DateTimeOffset? LastSampleAt { get; init; }

    /// <summary>From the newest sample's own time to its being stored.</summary>
    public TimeSpan? Lag { get; init; }

    public long Duplicates { get; init; }

    public IReadOnlyList<DropCount> Dropped { get; init; } = [];
}

/// <summary>How often something could not be used, and the last time with what it was about.</summary>
public sealed record DropCount(string Reason, long Count, string LastDetail, DateTimeOffset LastAt);
