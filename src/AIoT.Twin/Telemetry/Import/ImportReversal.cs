using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>
/// Takes an import back: where something was stored before, that is stored again; where nothing was, the value becomes one of bad quality
/// without data. The history keeps the imported values as revisions, and what somebody changed since stays as it is.
/// </summary>
sealed class ImportReversal(
    ImportFolder folder, ImportOptions options, StoredFormer stored, ISeriesCatalog catalog, ISampleSink sink, ImportBook book, ImportProgress progress,
    TimeProvider clock)
{
    /// <summary>Bad_NoData of OPC UA.</summary>
    public const ushort NoData = 0x809B;

    const int BatchesPerNote = 16;

    public async Task RunAsync(ImportJob job, ImportTargets targets, CancellationToken cancellationToken)
    {
        using var stage = new ImportStage(folder.StageOf(job.Id), folder.SpillOf(job.Id), options);
        stage.Load(cancellationToken);
        var series = targets.All.Select(t => catalog.Find(t.Signal.Id)).ToList();
        // One more than is known to be durable may be: it was on its way.
        var batches = Enumerable.Range(0, (int)stage.Batches).TakeWhile(b => stage.IsNoted(b, cancellationToken)).Count();
        var done = 0;
        var sending = new ImportSending(
            sink, (_, _) => DurableAsync(job, ++done, batches, cancellationToken), () => progress.Set(job.Id, "waiting", done, batches), clock);
        try
        {
            await TakeBackAsync(job, stage, series, sending, batches, cancellationToken);
        }
        finally
        {
            await sending.DrainAsync();
        }

        await book.SaveProgressAsync(job, cancellationToken);
    }

    async Task TakeBackAsync(
        ImportJob job, ImportStage stage, List<SeriesInfo?> series, ImportSending sending, int batches, CancellationToken cancellationToken)
    {
        for (var batch = 0; batch < batches; batch++)
        {
            var rows = LastOfEach(stage.Read(batch, cancellationToken), stage.Read(batch + 1, cancellationToken));
            if (rows.Count == 0)
                continue;
            var samples = await SamplesAsync(job, stage, rows, series, cancellationToken);
            if (samples.Samples.Length > 0)
                await sending.SendAsync(batch, samples, cancellationToken);
        }

        await sending.FinishAsync(cancellationToken);
    }

    // Of several values for one time the last one is what the history has.
    static List<StagedRow> LastOfEach(List<StagedRow> rows, List<StagedRow> next) =>
        [.. rows.Where((row, i) => i + 1 < rows.Count ? !rows[i + 1].IsSameTime(row) : next.Count == 0 || !next[0].IsSameTime(row))];

    async Task<SampleBatch> SamplesAsync(
        ImportJob job, ImportStage stage, List<StagedRow> rows, List<SeriesInfo?> series, CancellationToken cancellationToken)
    {
        var now = await stored.FindAsync(rows, series, cancellationToken);
        var former = stage.FormerOf(rows, cancellationToken);
        var samples = new List<Sample>();
        var texts = new List<string>();
        for (var i = 0; i < rows.Count; i++)
        {
            var kind = series[rows[i].Target]?.Kind ?? ValueKind.Double;
            if (now[i] is not { } present)
                continue;
            Former? before = former.TryGetValue((rows[i].Target, rows[i].TimeUs), out var known) ? known : null;
            if (before == present || (before is null && present.Status == NoData))
                continue;
            if (!rows[i].Matches(kind, present))
            {
                job.LeftAlone++;
                continue;
            }

            job.TakenBack++;
            samples.Add(Sample(rows[i], series[rows[i].Target]!, before, texts));
        }

        return new SampleBatch($"{ImportWriter.ProducerOf(job.Id)}/back", 1, null, samples.ToArray(), BatchAck.None) { Backfill = true, Strings = texts };
    }

    static Sample Sample(in StagedRow row, SeriesInfo series, Former? before, List<string> texts)
    {
        if (series.Kind == ValueKind.Text)
            texts.Add(before?.Text ?? "");
        var bits = series.Kind switch
        {
            ValueKind.Text => texts.Count - 1,
            ValueKind.Double => before?.Bits ?? BitConverter.DoubleToInt64Bits(double.NaN),
            _ => before?.Bits ?? 0,
        };
        return new Sample(series.Handle, before?.Status ?? NoData, row.TimeUs, bits);
    }

    async Task DurableAsync(ImportJob job, int done, int batches, CancellationToken cancellationToken)
    {
        progress.Set(job.Id, "taking-back", done, batches);
        if (done % BatchesPerNote == 0)
            await book.SaveProgressAsync(job, cancellationToken);
    }
}
