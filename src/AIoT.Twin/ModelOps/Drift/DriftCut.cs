namespace AIoT.Twin.ModelOps.Drift;

/// <summary>A change of mean: before and after it, and between which times it began (UTC microseconds, 90 % likelihood set).</summary>
public readonly record struct DriftCut(double Before, double After, long Earliest, long Likeliest, long Latest);
