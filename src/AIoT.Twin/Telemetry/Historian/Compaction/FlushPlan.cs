using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.Telemetry.Historian.Compaction;

/// <summary>What flushing one span does to the chunks: rows added, the not yet full last one replaced, and how things are after it.</summary>
sealed record FlushPlan(OpenSpan Span, SeriesInfo Series, IReadOnlyList<ChunkRow> Rows, LastChunk? Last, short Generation)
{
    public long? Replaced { get; init; }

    /// <summary>Where samples came that were not behind everything in chunks, day by day.</summary>
    public IReadOnlyList<LateDay> Late { get; init; } = [];
}
