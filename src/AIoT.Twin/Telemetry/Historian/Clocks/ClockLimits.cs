namespace AIoT.Twin.Telemetry.Historian.Clocks;

/// <summary>How far the times a producer sends may be ahead of this clock, and behind it where that is limited at all.</summary>
public readonly record struct ClockLimits(TimeSpan Ahead, TimeSpan? Behind);
