namespace AIoT.Twin.Telemetry.Historian.Retention;

/// <summary>What one transaction gave back of a month, and whether there may be more of it.</summary>
sealed record DestroyedPart(long Chunks, long Samples, long Bytes, bool More);
