using System.Runtime.InteropServices;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Compaction;

/// <summary>Makes chunk rows of one series.</summary>
sealed class ChunkMaker(SeriesInfo series)
{
    public List<ChunkRow> Of(EncodedBlock[] blocks) =>
        [.. ChunkSplit.Blocks(blocks).Select(chunk => ChunkRow.Of(series.Retention, series.Id, 0, series.Kind, chunk, []))];

    public List<ChunkRow> Of(List<Sample> samples, IReadOnlyList<string> texts, short generation) =>
        [.. ChunkSplit.Samples(samples).Select(chunk => One(chunk, texts, generation))];

    ChunkRow One(List<Sample> samples, IReadOnlyList<string> texts, short generation)
    {
        var own = new TextTable(series.Kind);
        samples = own.Take(samples, texts);
        var blocks = new List<EncodedBlock>();
        for (var rest = CollectionsMarshal.AsSpan(samples); rest.Length > 0;)
        {
            var block = rest[..Math.Min(rest.Length, BlockCodec.MaxSamples)];
            blocks.Add(BlockCodec.Encode(series.Kind, block));
            rest = rest[block.Length..];
        }

        return ChunkRow.Of(series.Retention, series.Id, generation, series.Kind, CollectionsMarshal.AsSpan(blocks), own.Texts);
    }
}
