using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>Puts batches together into a commit and packs it.</summary>
sealed class CommitAssembly(SeriesCatalog catalog, BatchIntake intake)
{
    readonly JournalEncoder _encoder = new();
    readonly Func<int, long> _idOf = catalog.IdOf;

    /// <summary>
    /// Leaves in the list what became part of the commit: what is answered is gone, and what must wait is returned with all behind it.
    /// </summary>
    public async Task<(CommitGroup Group, List<Arrival> Later)> TakeAsync(List<Arrival> arrivals, long seq, CancellationToken cancellationToken)
    {
        var group = new CommitGroup(seq, catalog);
        var later = new List<Arrival>();
        for (var i = 0; i < arrivals.Count;)
        {
            switch (await intake.TakeAsync(arrivals[i].Batch!, arrivals[i].At, group, cancellationToken))
            {
                case IntakeOutcome.Taken:
                    i++;
                    break;
                case IntakeOutcome.Answered:
                    arrivals.RemoveAt(i);
                    break;
                default:
                    later = arrivals[i..];
                    arrivals.RemoveRange(i, arrivals.Count - i);
                    break;
            }
        }

        return (group, later);
    }

    /// <summary>The packed bytes hold until the next call.</summary>
    public void Pack(CommitGroup group)
    {
        var commit = group.Commit;
        commit.Count = group.Count;
        if (group.Count == 0)
            return;
        var samples = group.Samples.Span;
        commit.Data = _encoder.Encode(samples, _idOf, group.Texts);
        (commit.From, commit.Through) = Span(samples);
    }

    static (long From, long Through) Span(ReadOnlySpan<Sample> samples)
    {
        long from = long.MaxValue, through = long.MinValue;
        foreach (ref readonly var sample in samples)
        {
            from = Math.Min(from, sample.TimeUs);
            through = Math.Max(through, sample.TimeUs);
        }

        return (from, through);
    }
}
