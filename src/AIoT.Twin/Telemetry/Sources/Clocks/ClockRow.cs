using AIoT.Twin.Telemetry.Historian.Clocks;

namespace AIoT.Twin.Telemetry.Sources.Clocks;

/// <summary>How the clock of one who sends samples stands against the server's, and what is allowed of it.</summary>
public sealed record ClockRow(ClockOffset Offset, ClockLimits Limits, SourceInfo? Source);
