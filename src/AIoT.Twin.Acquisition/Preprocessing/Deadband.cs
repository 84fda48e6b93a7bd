namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>How far a value must move from the last one kept to be kept; after the heartbeat one is kept anyway.</summary>
/// <param name="Size">In the signal's unit, or in percent of the last value kept.</param>
/// <param name="IsPercent">Whether the size is in percent.</param>
/// <param name="Heartbeat">So that a quiet signal is not taken for a stale one.</param>
public sealed record Deadband(double Size, bool IsPercent, TimeSpan Heartbeat);
