namespace AIoT.Twin.Telemetry.Corrections;

/// <summary>Where a signal's history changed, for those who computed with it; the end is included.</summary>
public readonly record struct CorrectedSpan(Guid Signal, DateTimeOffset From, DateTimeOffset Through);
