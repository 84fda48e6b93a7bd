using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>One stored chunk; the figures are over used values and null when there are none.</summary>
sealed record ChunkRow(short Retention, long SeriesId, long T0, long T1, short Gen)
{
    public required int Count { get; init; }

    public required int Good { get; init; }

    public required int Used { get; init; }

    public required double? Min { get; init; }

    public required double? Max { get; init; }

    public required double? Sum { get; init; }

    public required double? First { get; init; }

    public required double? Last { get; init; }

    public required byte[] Blocks { get; init; }

    public required byte[] Data { get; init; }

    public static ChunkRow Of(short retention, long seriesId, short gen, ValueKind kind, ReadOnlySpan<EncodedBlock> blocks, IReadOnlyList<string> texts)
    {
        var figures = new ChunkFigures();
        foreach (var block in blocks)
            figures.Add(block.Summary);
        var any = figures.Used > 0;
        return new ChunkRow(retention, seriesId, blocks[0].Summary.From, blocks[^1].Summary.Through, gen)
        {
            Count = figures.Count,
            Good = figures.Good,
            Used = figures.Used,
            Min = any ? figures.Min : null,
            Max = any ? figures.Max : null,
            Sum = any ? figures.Sum : null,
            First = any ? figures.First : null,
            Last = any ? figures.Last : null,
            Blocks = SummaryCodec.Encode(blocks),
            Data = ChunkCodec.Encode(kind, blocks, texts),
        };
    }
}
