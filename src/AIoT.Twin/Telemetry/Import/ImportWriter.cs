using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>Stores what the check prepared, batch by batch from the first one that is not known to be durable.</summary>
sealed class ImportWriter(
    ImportFolder folder, ImportOptions options, StoredFormer stored, ISeriesCatalog catalog, ISampleSink sink, ImportBook book, ImportProgress progress,
    TimeProvider clock)
{
    const int Epoch = 1;
    const int BatchesPerNote = 16;

    public static string ProducerOf(Guid import) => $"import/{import:n}";

    public async Task RunAsync(ImportJob job, ImportTargets targets, CancellationToken cancellationToken)
    {
        using var stage = new ImportStage(folder.StageOf(job.Id), folder.SpillOf(job.Id), options);
        stage.Load(cancellationToken);
        var series = new List<SeriesInfo?>();
        foreach (var target in targets.All)
            series.Add(await catalog.EnsureAsync(target.Signal.Id, target.Signal.Kind, target.Signal.Unit, cancellationToken));

        var sending = new ImportSending(
            sink, (batch, receipt) => DurableAsync(job, stage, batch, receipt, cancellationToken),
            () => progress.Set(job.Id, "waiting", job.Batches, stage.Batches), clock);
        try
        {
            await WriteAsync(job, stage, series, sending, cancellationToken);
        }
        finally
        {
            await sending.DrainAsync();
        }

        await book.SaveProgressAsync(job, cancellationToken);
    }

    async Task WriteAsync(ImportJob job, ImportStage stage, List<SeriesInfo?> series, ImportSending sending, CancellationToken cancellationToken)
    {
        var last = stage.LastBefore(job.Batches, cancellationToken);
        for (var batch = job.Batches; batch < stage.Batches; batch++)
        {
            var rows = stage.Read(batch, cancellationToken);
            if (!stage.IsNoted(batch, cancellationToken))
                stage.Note(batch, await FormerAsync(rows, last, series, cancellationToken), cancellationToken);
            last = rows[^1];
            await sending.SendAsync(batch, Batch(job, batch, rows, series), cancellationToken);
        }

        await sending.FinishAsync(cancellationToken);
    }

    // Only what was there before the import: not the first of two values the files have for one time.
    async Task<List<(StagedRow Row, Former Former)>> FormerAsync(
        List<StagedRow> rows, StagedRow? last, List<SeriesInfo?> series, CancellationToken cancellationToken)
    {
        var found = await stored.FindAsync(rows, series, cancellationToken);
        var former = new List<(StagedRow, Former)>();
        for (var i = 0; i < rows.Count; i++)
        {
            var repeated = i > 0 ? rows[i - 1].IsSameTime(rows[i]) : last is { } before && before.IsSameTime(rows[i]);
            if (!repeated && found[i] is { } known)
                former.Add((rows[i], known));
        }

        return former;
    }

    static SampleBatch Batch(ImportJob job, long batch, List<StagedRow> rows, List<SeriesInfo?> series)
    {
        var texts = new List<string>();
        var samples = new Sample[rows.Count];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = rows[i].ToSample(series[rows[i].Target]!.Handle, series[rows[i].Target]!.Kind, texts);
        return new SampleBatch(ProducerOf(job.Id), Epoch, batch + 1, samples, BatchAck.None) { Backfill = true, Strings = texts };
    }

    async Task DurableAsync(ImportJob job, ImportStage stage, long batch, BatchReceipt receipt, CancellationToken cancellationToken)
    {
        job.Batches = batch + 1;
        job.Samples = Math.Min(stage.Count, job.Batches * ImportStage.BatchRows);
        job.Stored += receipt.Stored;
        job.Duplicates += receipt.Duplicates;
        job.Revised += receipt.Revised;
        progress.Set(job.Id, "writing", job.Batches, stage.Batches);
        if (job.Batches % BatchesPerNote == 0)
            await book.SaveProgressAsync(job, cancellationToken);
    }
}
