namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>
/// By how much a counter grew, each step counted where its later reading is, so that spans side by side add up; null without two
/// readings to compare.
/// </summary>
public readonly record struct CounterIncrease(double? Increase, long Resets, long Rollovers);
