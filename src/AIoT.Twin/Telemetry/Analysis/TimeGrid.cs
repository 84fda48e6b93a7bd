namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>The times FromUs, FromUs + StepUs, … before ToUs.</summary>
public readonly record struct TimeGrid(long FromUs, long ToUs, long StepUs);
