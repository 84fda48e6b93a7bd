namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>One column of several signals on one clock.</summary>
public readonly record struct AlignedSignal(Guid Signal, Holding Holding);
