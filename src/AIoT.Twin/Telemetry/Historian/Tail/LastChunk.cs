namespace AIoT.Twin.Telemetry.Historian.Tail;

/// <summary>Where the chunks of a series end.</summary>
sealed record LastChunk(long T0, long T1, int Count);
