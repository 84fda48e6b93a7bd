using System.Runtime.InteropServices;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>A batch that is not simply new: each of its samples is judged by itself.</summary>
sealed class PartialBatch(
    SampleBatch batch, int clean, (long Earliest, long Latest) allowed, CommitGroup group, SeriesCatalog catalog, KeptSince kept, StoredLookup stored)
{
    readonly List<Sample> _kept = [];
    readonly List<QuarantinedSample> _quarantined = [];
    readonly List<RevisionRow> _former = [];
    readonly LateTally _late = new();
    readonly Dictionary<int, string> _unfit = [];
    int _duplicates;
    int _revised;
    bool _indexed;

    public ReadOnlySpan<Sample> Kept => CollectionsMarshal.AsSpan(_kept);

    public IReadOnlyList<QuarantinedSample> Quarantined => _quarantined;

    /// <summary>Values that got new ones.</summary>
    public IReadOnlyList<RevisionRow> Former => _former;

    public LateTally Late => _late;

    public BatchReceipt Receipt => new(_kept.Count - _revised, _duplicates, _revised, [.. _quarantined], Duplicate: false);

    public async ValueTask JudgeAsync(BatchIntake intake, CancellationToken cancellationToken)
    {
        foreach (var unfit in batch.Unfit)
            _unfit[unfit.Index] = unfit.Reason;
        for (var i = 0; i < batch.Samples.Length; i++)
        {
            var sample = batch.Samples.Span[i];
            if (i < clean)
                Keep(sample);
            else if (ReasonAgainst(i, sample) is { } reason)
                _quarantined.Add(new QuarantinedSample(i, reason));
            else if (!TryJudgeFromMemory(intake, sample))
                await JudgeFromStoreAsync(intake, sample, cancellationToken);
        }
    }

    string? ReasonAgainst(int index, in Sample sample)
    {
        if (_unfit.TryGetValue(index, out var reason))
            return reason;
        if ((uint)sample.Series >= (uint)catalog.Count)
            return QuarantineReason.UnknownSeries;
        if (sample.TimeUs < 0)
            return QuarantineReason.TimeBefore1970;
        if (sample.TimeUs > allowed.Latest)
            return QuarantineReason.TimeInFuture;
        if (sample.TimeUs < allowed.Earliest)
            return QuarantineReason.TimeTooOld;
        if (sample.TimeUs < kept.Of(catalog.ByHandle(sample.Series).Retention))
            return QuarantineReason.BeforeKept;
        return IsText(sample) && (ulong)sample.Bits >= (ulong)batch.Strings.Count ? QuarantineReason.WrongKind : null;
    }

    bool TryJudgeFromMemory(BatchIntake intake, in Sample sample)
    {
        ref var known = ref intake.Known(sample.Series);
        if (sample.TimeUs > known.Time)
        {
            known.Advance(Comparable(sample), TextOf(sample));
            Keep(sample);
            return true;
        }

        if (sample.TimeUs == known.Time && known.ValueKnown)
        {
            Compare(ref known, sample, (known.Bits, known.Status, known.Text));
            return true;
        }

        if (!known.InGap(sample.TimeUs))
            return false;
        known.GapFrom = sample.TimeUs;
        Added(ref known, sample, group.Seq);
        return true;
    }

    async ValueTask JudgeFromStoreAsync(BatchIntake intake, Sample sample, CancellationToken cancellationToken)
    {
        IndexWhatIsKept();
        if (group.TryFind(sample.Series, sample.TimeUs, out var pending))
        {
            Compare(ref intake.Known(sample.Series), sample, pending);
            return;
        }

        await intake.SettledAsync(cancellationToken);
        var found = await stored.FindAsync(sample.Series, sample.TimeUs, cancellationToken);
        ref var known = ref intake.Known(sample.Series);
        if (found.Sample is { } old)
        {
            Compare(ref known, sample, (found.Text is null ? old.Bits : TextHash.Of(found.Text), old.Status, found.Text));
            return;
        }

        // A gap ends at a stored sample, and begins behind what this commit already holds before that.
        if (found.Next < long.MaxValue && (known.LateSeq != group.Seq || sample.TimeUs > known.LateTime))
            (known.GapFrom, known.GapTo) = (sample.TimeUs, found.Next);
        Added(ref known, sample, group.Seq);
    }

    void Added(ref KnownSeries known, in Sample sample, long seq)
    {
        _late.Added(sample, known.Time);
        known.LateTime = known.LateSeq == seq ? Math.Max(known.LateTime, sample.TimeUs) : sample.TimeUs;
        known.LateSeq = seq;
        Keep(sample);
    }

    void IndexWhatIsKept()
    {
        if (_indexed)
            return;
        _indexed = true;
        group.MakeIndex();
        foreach (ref readonly var kept in Kept)
            group.Index(Comparable(kept), TextOf(kept));
    }

    void Compare(ref KnownSeries known, in Sample sample, (long Bits, ushort Status, string? Text) former)
    {
        var comparable = Comparable(sample);
        if (comparable.Bits == former.Bits && sample.Status == former.Status)
        {
            _duplicates++;
            return;
        }

        _revised++;
        _late.Revised(sample);
        _former.Add(new RevisionRow(catalog.IdOf(sample.Series), sample.TimeUs, former.Status, former.Text is null ? former.Bits : 0, former.Text));
        if (sample.TimeUs == known.Time)
            known.Advance(comparable, TextOf(sample));
        Keep(sample);
    }

    void Keep(in Sample sample)
    {
        _kept.Add(sample);
        group.Index(Comparable(sample), TextOf(sample));
    }

    Sample Comparable(in Sample sample) => IsText(sample) ? sample with { Bits = TextHash.Of(batch.Strings[(int)sample.Bits]) } : sample;

    string? TextOf(in Sample sample) => IsText(sample) ? batch.Strings[(int)sample.Bits] : null;

    bool IsText(in Sample sample) => catalog.ByHandle(sample.Series).Kind == ValueKind.Text;
}
