namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>The values of several signals at one time, null where unknown.</summary>
public readonly record struct AlignedRow(long TimeUs, IReadOnlyList<double?> Values);
