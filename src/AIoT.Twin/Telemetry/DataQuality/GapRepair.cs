using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Corrections;
using AIoT.Twin.Telemetry.DataQuality.Checks;
using AIoT.Twin.Telemetry.Historian.Corrections;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>Where values came late, gaps are looked at again: they are gone, shorter, or several.</summary>
sealed class GapRepair(IDbContextFactory<TwinDbContext> database, ISamplePages pages, ITwinTreeSource tree, ICorrections corrections, TimeProvider clock)
{
    const int SamplesAtOnce = 50_000;

    public async Task RunAsync(IReadOnlyList<(Guid Signal, long From, long To)> late, CancellationToken cancellationToken)
    {
        if (late.Count == 0)
            return;
        var told = new List<CorrectionEffect>();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var (signal, from, to) in late)
        {
            var (first, last) = (from.ToTime(), to.ToTime());
            var touched = await db.Set<SignalFault>()
                .Where(f => f.SignalId == signal && f.Kind == QualityKind.Gap && f.Until != null && f.SinceEarliest <= last && f.Until >= first)
                .ToListAsync(cancellationToken);
            db.RemoveRange(touched);
            await db.SaveChangesAsync(cancellationToken);
            foreach (var gap in touched)
            {
                var left = await LeftOfAsync(gap, cancellationToken);
                db.AddRange(left);
                told.Add(EffectOf(gap, left));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (corrections.IsTold)
            await corrections.TellAsync([.. told.Where(e => e.Before != e.After)], cancellationToken);
    }

    CorrectionEffect EffectOf(SignalFault gap, List<SignalFault> left) => new("gap", gap.SignalId, tree.Tree.Signal(gap.SignalId)?.Name ?? "", $"/quality/signals/{gap.SignalId}", [gap.SignalId])
    {
        From = gap.SinceEarliest,
        To = gap.Until!.Value,
        Before = gap.Magnitude,
        After = left.Sum(g => g.Magnitude),
        Unit = "s",
        Since = gap.FoundAt,
        At = clock.Now(),
    };

    async Task<List<SignalFault>> LeftOfAsync(SignalFault gap, CancellationToken cancellationToken)
    {
        var left = new List<SignalFault>();
        var (before, end) = (gap.SinceEarliest.ToMicroseconds(), gap.Until!.Value.ToMicroseconds());
        for (long? next = before + 1; next is { } start;)
        {
            var page = await pages.PageAsync(gap.SignalId, start, end, SamplesAtOnce, cancellationToken);
            foreach (var sample in page.Samples)
            {
                Keep(left, gap, before, sample.TimeUs);
                before = sample.TimeUs;
            }

            next = page.Next;
        }

        Keep(left, gap, before, end);
        return left;
    }

    void Keep(List<SignalFault> left, SignalFault gap, long beforeUs, long untilUs)
    {
        var interval = (long)((gap.Limit ?? 0) * Learnt.Second);
        if (!GapCheck.IsTooLong(untilUs - beforeUs, interval))
            return;
        left.Add(new SignalFault
        {
            Id = Guid.CreateVersion7(clock.Now()),
            SignalId = gap.SignalId,
            Kind = QualityKind.Gap,
            SinceEarliest = beforeUs.ToTime(),
            SinceLatest = (beforeUs + interval).ToTime(),
            Until = untilUs.ToTime(),
            Magnitude = (untilUs - beforeUs) / (double)Learnt.Second,
            Limit = gap.Limit,
            Unit = gap.Unit,
            FoundAt = gap.FoundAt,
        });
    }
}
