using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Modelling;

/// <summary>A telemetry element of a type, which becomes a signal of every twin of it; the unit is its UCUM code.</summary>
public sealed record TypeElement(string Name, string DisplayName, string Unit, ValueKind Kind, SignalClass Class);
