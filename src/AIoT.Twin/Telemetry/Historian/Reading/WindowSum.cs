using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian.Compaction;

namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>Adds pieces to the buckets of one window.</summary>
sealed class WindowSum(SeriesInfo series, BucketGrid grid, BucketSum[] sums, DamageLog damage)
{
    readonly SampleBlock _block = new();

    /// <summary>Adds pieces that overlap each other, or a single one.</summary>
    public void Add(List<Piece> group)
    {
        if (group.Count == 1)
        {
            var piece = group[0];
            for (var i = 0; i < piece.Summaries.Length; i++)
                AddBlock(piece, i);
            return;
        }

        var blocks = new List<(Piece Piece, int Index)>();
        foreach (var piece in group)
        {
            for (var i = 0; i < piece.Summaries.Length; i++)
                blocks.Add((piece, i));
        }

        foreach (var overlapping in Overlap.Groups(blocks, b => b.Piece.Summaries[b.Index].From, b => b.Piece.Summaries[b.Index].Through))
        {
            if (overlapping.Count == 1)
                AddBlock(overlapping[0].Piece, overlapping[0].Index);
            else
                AddMerged(overlapping);
        }
    }

    void AddBlock(Piece piece, int index)
    {
        ref readonly var summary = ref piece.Summaries[index];
        var bucket = grid.Find(summary.From);
        if (bucket >= 0 && summary.Through < grid.Edges[bucket + 1])
        {
            sums[bucket].Add(summary);
            return;
        }

        if (summary.Through < grid.From || summary.From >= grid.To || !TryDecode(piece, index))
            return;
        for (var i = 0; i < _block.Count; i++)
            AddSample(_block.Times[i], _block.Statuses[i], _block.Bits[i]);
    }

    void AddMerged(List<(Piece Piece, int Index)> blocks)
    {
        var sources = new List<List<Sample>>();
        foreach (var rank in blocks.GroupBy(b => b.Piece.Rank).OrderBy(g => g.Key))
        {
            var source = new List<Sample>();
            foreach (var (piece, index) in rank.OrderBy(b => b.Piece.Summaries[b.Index].From))
            {
                if (!TryDecode(piece, index))
                    continue;
                for (var i = 0; i < _block.Count; i++)
                    source.Add(new Sample(series.Handle, _block.Statuses[i], _block.Times[i], _block.Bits[i]));
            }

            sources.Add(source);
        }

        foreach (var sample in SampleMerge.Merge(sources))
            AddSample(sample.TimeUs, sample.Status, sample.Bits);
    }

    void AddSample(long time, ushort status, long bits)
    {
        var bucket = grid.Find(time);
        if (bucket >= 0)
            sums[bucket].Add(time, status, SampleNumber.Of(series.Kind, bits));
    }

    bool TryDecode(Piece piece, int index)
    {
        try
        {
            piece.Decode(index, _block);
            return true;
        }
        catch (DamagedDataException e)
        {
            damage.Found("chunk", series.Id, piece.From, piece.Through, e.Message);
            return false;
        }
    }
}
