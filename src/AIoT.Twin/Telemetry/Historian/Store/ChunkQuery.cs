namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>Which chunks of a series: those that touch [From, To), in order of their first time.</summary>
sealed record ChunkQuery(short Retention, long SeriesId, long From, long To)
{
    /// <summary>Edges of buckets; a chunk that lies whole between two of them comes without its data. Null: data always.</summary>
    public long[]? Edges { get; init; }

    /// <summary>Without edges: a chunk comes without its data when none of its used values can lie between these two. Null: data always.</summary>
    public (double Low, double High)? Values { get; init; }

    public int Limit { get; init; } = int.MaxValue;
}
