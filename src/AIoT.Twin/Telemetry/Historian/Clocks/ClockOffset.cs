namespace AIoT.Twin.Telemetry.Historian.Clocks;

/// <summary>
/// By how much a producer's times differ from this server's, as of its newest batch: positive is ahead. It is read off the quickest batches,
/// so a delay that every batch has counts as being behind.
/// </summary>
/// <param name="AheadUs">The producer's clock less this one.</param>
/// <param name="SpreadUs">What it is uncertain by: how much later than the quickest batches the usual one comes.</param>
/// <param name="Count">How many batches it is estimated from.</param>
public sealed record ClockOffset(string Producer, long AheadUs, long SpreadUs, int Count, DateTimeOffset Since, DateTimeOffset At)
{
    /// <summary>The newest jump of its clock.</summary>
    public ClockJump? LastJump { get; init; }
}
