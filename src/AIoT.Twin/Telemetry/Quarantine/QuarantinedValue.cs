using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>What came: a text where it was no value of the signal, otherwise its bits, whose kind is null when the series is not known.</summary>
public sealed record QuarantinedValue(string? Text, long Bits, ValueKind? Kind, ushort Status);
