namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>A chunk as read; the data is null when it was not asked for.</summary>
sealed record StoredChunk(long T0, long T1, short Gen, int Count, byte[] Blocks, byte[]? Data);
