namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>Which chunks of a series: those that touch [From, To), in order of their first time.</summary>
sealed record ChunkQuery(short Retention, long SeriesId, long From, long To)
{
    /// <summary>Edges of buckets; a chunk that lies whole between two of them comes without its data. Null: data always.</summary>
    public long[]? Edges { get; init; }

    public int Limit { get; init; } = int.MaxValue;
}

/// <summary>A chunk as read; the data is null when it was not asked for.</summary>
sealed record StoredChunk(long T0, long T1, short Gen, int Count, byte[] Blocks, byte[]? Data);

/// <summary>Chunks and the number through which the series was flushed, seen at one moment.</summary>
sealed record ChunkPicture(long FlushedThrough, IReadOnlyList<StoredChunk> Chunks);
