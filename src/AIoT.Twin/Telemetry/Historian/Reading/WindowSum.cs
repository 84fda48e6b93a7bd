using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>Adds pieces to the buckets of one window.</summary>
sealed class WindowSum(SeriesInfo series, BucketGrid grid, BucketSum[] sums, DamageLog damage)
{
    readonly BlockReader _blocks = new(series, damage);

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

        foreach (var overlapping in BlockReader.Overlapping(group))
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

        if (summary.Through < grid.From || summary.From >= grid.To || _blocks.Decode(piece, index) is not { } block)
            return;
        for (var i = 0; i < block.Count; i++)
            AddSample(block.Times[i], block.Statuses[i], block.Bits[i]);
    }

    void AddMerged(List<(Piece Piece, int Index)> blocks)
    {
        foreach (var sample in _blocks.Merged(blocks))
            AddSample(sample.TimeUs, sample.Status, sample.Bits);
    }

    void AddSample(long time, ushort status, long bits)
    {
        var bucket = grid.Find(time);
        if (bucket >= 0)
            sums[bucket].Add(time, status, SampleNumber.Of(series.Kind, bits));
    }
}
