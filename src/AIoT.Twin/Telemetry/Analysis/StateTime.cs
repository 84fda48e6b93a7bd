namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>
/// How long a state was held within a span and how often it began there: a text, or the bits of a value as its kind says. It begins
/// when the last known state before was another one.
/// </summary>
public readonly record struct StateTime(long Bits, string? Text, long TimeUs, long Entries);
