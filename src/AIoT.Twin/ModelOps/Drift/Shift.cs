namespace AIoT.Twin.ModelOps.Drift;

public enum ShiftKind : byte { Level, Spread }

/// <summary>A detected change of a stream: in its unit for a level, as a factor of the former deviation for a spread.</summary>
readonly record struct Shift(ShiftKind Kind, double Amount, long Earliest, long Latest);
