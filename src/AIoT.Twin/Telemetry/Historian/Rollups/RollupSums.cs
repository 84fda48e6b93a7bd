using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian.Reading;

namespace AIoT.Twin.Telemetry.Historian.Rollups;

/// <summary>Adds pieces of one series to levels; what overlaps is merged first, what a bucket's edge cuts is decoded once for all levels.</summary>
sealed class RollupSums(SeriesInfo series, IReadOnlyList<RollupLevel> levels, DamageLog damage)
{
    readonly BlockReader _blocks = new(series, damage);
    readonly List<RollupLevel> _cut = [];

    public IEnumerable<RollupRow> Rows => levels.SelectMany(l => l.Rows(series.Id));

    public void Add(List<Piece> pieces)
    {
        foreach (var group in Overlap.Groups(pieces, p => p.From, p => p.Through))
        {
            foreach (var blocks in BlockReader.Overlapping(group))
            {
                if (blocks.Count == 1)
                    AddBlock(blocks[0].Piece, blocks[0].Index);
                else
                    AddMerged(blocks);
            }
        }
    }

    void AddBlock(Piece piece, int index)
    {
        ref readonly var summary = ref piece.Summaries[index];
        _cut.Clear();
        foreach (var level in levels)
        {
            if (level.Touches(summary) && !level.TryAdd(summary))
                _cut.Add(level);
        }

        if (_cut.Count == 0 || _blocks.Decode(piece, index) is not { } block)
            return;
        foreach (var level in _cut)
        {
            for (var i = 0; i < block.Count; i++)
                level.Add(block.Times[i], block.Statuses[i], SampleNumber.Of(series.Kind, block.Bits[i]));
        }
    }

    void AddMerged(List<(Piece Piece, int Index)> blocks)
    {
        foreach (var sample in _blocks.Merged(blocks))
        {
            foreach (var level in levels)
                level.Add(sample.TimeUs, sample.Status, SampleNumber.Of(series.Kind, sample.Bits));
        }
    }
}
