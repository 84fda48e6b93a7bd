using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian.Compaction;

namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>Decodes blocks of one series' pieces; a damaged one is noted and read as empty.</summary>
sealed class BlockReader(SeriesInfo series, DamageLog damage)
{
    readonly SampleBlock _block = new();

    /// <summary>The blocks of pieces in time order, those together that overlap each other.</summary>
    public static List<List<(Piece Piece, int Index)>> Overlapping(List<Piece> group)
    {
        var blocks = new List<(Piece Piece, int Index)>();
        foreach (var piece in group)
        {
            for (var i = 0; i < piece.Summaries.Length; i++)
                blocks.Add((piece, i));
        }

        return Overlap.Groups(blocks, b => b.Piece.Summaries[b.Index].From, b => b.Piece.Summaries[b.Index].Through);
    }

    /// <summary>Null when the block is damaged; the same room is used for the next one.</summary>
    public SampleBlock? Decode(Piece piece, int index)
    {
        try
        {
            piece.Decode(index, _block);
            return _block;
        }
        catch (DamagedDataException e)
        {
            damage.Found("chunk", series.Id, piece.From, piece.Through, e.Message);
            return null;
        }
    }

    /// <summary>All samples of blocks in time order, each time once, the newest.</summary>
    public List<Sample> Merged(List<(Piece Piece, int Index)> blocks)
    {
        var sources = new List<List<Sample>>();
        foreach (var rank in blocks.GroupBy(b => b.Piece.Rank).OrderBy(g => g.Key))
        {
            var source = new List<Sample>();
            foreach (var (piece, index) in rank.OrderBy(b => b.Piece.Summaries[b.Index].From))
            {
                if (Decode(piece, index) is not { } block)
                    continue;
                for (var i = 0; i < block.Count; i++)
                    source.Add(new Sample(series.Handle, block.Statuses[i], block.Times[i], block.Bits[i]));
            }

            sources.Add(source);
        }

        return SampleMerge.Merge(sources);
    }
}
