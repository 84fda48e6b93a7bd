namespace AIoT.Twin.Telemetry.Historian.Clocks;

/// <summary>A clock that was set, or began to be read otherwise: a producer's, or this server's where there is none; positive is forward.</summary>
public sealed record ClockJump(string? Producer, DateTimeOffset At, long ByUs)
{
    /// <summary>What the jump is uncertain by; none of the server's own clock.</summary>
    public long SpreadUs { get; init; }
}
