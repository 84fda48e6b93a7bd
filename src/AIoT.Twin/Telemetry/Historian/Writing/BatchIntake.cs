using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Clocks;
using AIoT.Twin.Telemetry.Historian.Reading;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>Looks at each batch before it is committed: repeated, refused, or which of its samples are new, known, revised or unfit.</summary>
sealed class BatchIntake(
    SeriesCatalog catalog, TailFollower tail, BatchLedger ledger, SampleReader reader, CommittedGroups committed, KeptSince kept, ProducerClocks clocks,
    HistorianOptions options, HistorianMeters meters, TimeProvider clock)
{
    readonly SetAside _aside = new(catalog, options.QuarantinedPerBatch);

    KnownSeries[] _known = [];
    int _keptVersion;

    /// <summary>Waits until everything committed can be read, which looking up late samples needs.</summary>
    public Task SettledAsync(CancellationToken cancellationToken) => committed.SettledAsync(cancellationToken);

    /// <summary>Begins anew from what is stored: at the start, and after a commit that failed.</summary>
    public void Reset()
    {
        ledger.Forget();
        _known = [];
        Grow();
    }

    // What is not known yet is recalled from the tail, which is nothing for a new series.
    void Grow()
    {
        var from = _known.Length;
        if (_keptVersion != kept.Version)
            Shorten();
        if (catalog.Count <= from)
            return;
        Array.Resize(ref _known, catalog.Count);
        for (var handle = from; handle < _known.Length; handle++)
        {
            var newest = tail.Read(handle, s => s.Newest);
            ref var known = ref _known[handle];
            known.Advance(newest);
            known.IsText = catalog.ByHandle(handle).Kind == ValueKind.Text;
            known.KeptSince = kept.Of(catalog.ByHandle(handle).Retention);
            known.ValueKnown = !known.IsText && newest.TimeUs != long.MinValue && tail.Read(handle, s => s.NewestKnown);
        }
    }

    void Shorten()
    {
        _keptVersion = kept.Version;
        for (var handle = 0; handle < _known.Length; handle++)
            _known[handle].KeptSince = kept.Of(catalog.ByHandle(handle).Retention);
    }

    public async ValueTask<IntakeOutcome> TakeAsync(SampleBatch batch, long at, CommitGroup group, CancellationToken cancellationToken)
    {
        if (batch.Samples.Length > options.SamplesPerBatch)
            return Refuse(batch, "too-large");
        var hash = Array.Empty<byte>();
        long? producer = null;
        if (batch.Number is not null)
        {
            hash = BatchHash.Of(batch, catalog);
            switch (await ledger.CheckAsync(batch, hash, group, cancellationToken))
            {
                case LedgerVerdict.Refused refused:
                    return Refuse(batch, refused.Code, refused.Detail);
                case LedgerVerdict.Answered answered:
                    batch.Ack.Accepted(answered.Receipt);
                    return IntakeOutcome.Answered;
                case LedgerVerdict.Later:
                    return IntakeOutcome.Later;
                case LedgerVerdict.New fresh:
                    producer = fresh.Producer;
                    break;
            }
        }

        var receipt = await JudgeAsync(batch, at, producer, group, cancellationToken);
        group.Commit.Settled.AddRange(batch.Settles);
        if (producer is { } id)
            Remember(batch, id, hash, receipt, group);
        return IntakeOutcome.Taken;
    }

    IntakeOutcome Refuse(SampleBatch batch, string code, string? detail = null)
    {
        meters.Refused(code);
        batch.Ack.Refused(new BatchRefusal(code, detail));
        return IntakeOutcome.Answered;
    }

    async ValueTask<BatchReceipt> JudgeAsync(SampleBatch batch, long at, long? producer, CommitGroup group, CancellationToken cancellationToken)
    {
        Grow();
        if (batch.Settles.Count == 0)
            clocks.Observe(batch, at);
        var allowed = clocks.Allowed(batch);
        var clean = batch.Unfit.Count == 0 && batch.Strings.Count == 0 ? CountNew(batch.Samples.Span, allowed) : 0;
        if (clean == batch.Samples.Length && batch.Strings.Count == 0)
        {
            var whole = new BatchReceipt(clean, 0, 0, [], Duplicate: false);
            group.TakeWhole(batch, whole, at);
            return whole;
        }

        var part = new PartialBatch(batch, clean, allowed, group, catalog, kept, new StoredLookup(reader));
        await part.JudgeAsync(this, cancellationToken);
        var receipt = part.Receipt;
        group.TakePart(batch, receipt, at, part.Kept);
        if (part.Quarantined.Count > 0 || part.Late.All.Count > 0)
            WriteAside(batch, producer ?? await ledger.IdOfAsync(batch.Producer, cancellationToken), part, group.Commit);
        return receipt;
    }

    // How many samples from the first on are each newer than anything of their series: on most days all of them.
    int CountNew(ReadOnlySpan<Sample> samples, (long Earliest, long Latest) allowed)
    {
        var known = _known.AsSpan();
        for (var i = 0; i < samples.Length; i++)
        {
            ref readonly var sample = ref samples[i];
            if ((uint)sample.Series >= (uint)known.Length)
                return i;
            ref var series = ref known[sample.Series];
            if (sample.TimeUs <= series.Time || sample.TimeUs > allowed.Latest || sample.TimeUs < allowed.Earliest || sample.TimeUs < series.KeptSince
                || series.IsText)
            {
                return i;
            }

            series.Advance(sample);
        }

        return samples.Length;
    }

    public ref KnownSeries Known(int series) => ref _known[series];

    void WriteAside(SampleBatch batch, long producer, PartialBatch part, JournalCommit commit)
    {
        var now = clock.Now().ToMicroseconds();
        _aside.Add(batch, producer, part.Quarantined, now, commit.Quarantine);
        commit.Revisions.AddRange(part.Former.Select((r, i) => r with { Index = commit.Revisions.Count + i, Received = now, Producer = producer }).ToList());
        foreach (var (series, late) in part.Late.All)
            commit.Correct(new CorrectionRow(catalog.IdOf(series), producer, now, late.From, late.Through, late.Added, late.Revised));
    }

    void Remember(SampleBatch batch, long producer, byte[] hash, BatchReceipt receipt, CommitGroup group)
    {
        ledger.Took(batch);
        group.Commit.Ledger.Add(new LedgerRow(
            producer, batch.Epoch, batch.Number!.Value, hash, clock.Now().ToMicroseconds(), receipt.Stored, receipt.Duplicates, receipt.Revised,
            QuarantineText.Write(receipt.Quarantined)));
    }
}
