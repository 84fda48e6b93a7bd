namespace AIoT.Twin.Modelling;

/// <summary>A type as the in-memory index knows it, with the telemetry it has itself and by inheritance.</summary>
public sealed record TypeInfo(string Id, string Name, TwinLevel Level, bool BuiltIn, IReadOnlyList<TypeElement> Telemetry);
