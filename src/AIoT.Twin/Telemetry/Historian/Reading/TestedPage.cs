using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>Pieces of a series in which a value is looked for, from either end.</summary>
sealed class TestedPage(SeriesInfo series, SeriesTest test, List<List<Piece>> groups, DamageLog damage)
{
    readonly BlockReader _blocks = new(series, damage);
    long _from;
    long _until;

    public void Within(long from, long until) => (_from, _until) = (from, until);

    public Sample? First()
    {
        foreach (var group in groups)
        {
            foreach (var blocks in BlockReader.Overlapping(group))
            {
                var samples = Candidates(blocks);
                var at = samples.FindIndex(Passes);
                if (at >= 0)
                    return test.View.In(samples[at]);
            }
        }

        return null;
    }

    public Sample? Last()
    {
        for (var i = groups.Count - 1; i >= 0; i--)
        {
            var all = BlockReader.Overlapping(groups[i]);
            for (var j = all.Count - 1; j >= 0; j--)
            {
                var samples = Candidates(all[j]);
                var at = samples.FindLastIndex(Passes);
                if (at >= 0)
                    return test.View.In(samples[at]);
            }
        }

        return null;
    }

    // A value that would pass may have been corrected: what overlaps is decoded together when any of it may pass.
    List<Sample> Candidates(List<(Piece Piece, int Index)> blocks) =>
        blocks.Exists(b => InSpan(b.Piece.Summaries[b.Index]) && test.MayPass(b.Piece.Summaries[b.Index])) ? _blocks.Merged(blocks) : [];

    bool InSpan(in BlockSummary block) => block.Through >= _from && block.From < _until;

    bool Passes(Sample sample) => sample.TimeUs >= _from && sample.TimeUs < _until && test.Passes(sample);
}
