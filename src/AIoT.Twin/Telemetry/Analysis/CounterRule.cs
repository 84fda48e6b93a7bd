namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>
/// How a counter that goes back is read: as begun anew from zero, or, when it rolls over at a modulus and the step over it is no more
/// than half of that, as having gone on.
/// </summary>
public readonly record struct CounterRule(double? Modulus = null);
