namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>A reason and the signal it is held against.</summary>
public sealed record SignalReason(Guid Signal, QualityReason Reason);
