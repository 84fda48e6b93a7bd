namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>Chunks and the number through which the series was flushed, seen at one moment.</summary>
sealed record ChunkPicture(long FlushedThrough, IReadOnlyList<StoredChunk> Chunks);
