namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>A fault that began, or that ended at a time of the signal.</summary>
readonly record struct FaultChange(Guid Signal, QualityKind Kind, OpenFault Fault, long? Until);
