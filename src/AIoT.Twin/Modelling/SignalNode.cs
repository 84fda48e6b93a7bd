using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Modelling;

/// <summary>A signal (tag) as the in-memory tree knows it; the unit is its UCUM code.</summary>
public sealed record SignalNode(Guid Id, Guid TwinId, string Name, string Unit, ValueKind Kind, SignalClass Class = SignalClass.Measurement);
