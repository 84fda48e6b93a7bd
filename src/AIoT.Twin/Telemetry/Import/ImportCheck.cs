using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Import.Files;
using AIoT.Twin.Telemetry.Lake.Duck;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>Reads all files of an import into its stage and compares them with what is stored, without storing anything.</summary>
sealed class ImportCheck(ImportFolder folder, ImportOptions options, HistorianOptions history, StoredFormer stored, ISeriesCatalog catalog, UnitCatalog units,
    ImportProgress progress)
{
    const int RowsAtOnce = 20_000;

    public async Task<ImportReport> RunAsync(ImportJob job, ImportPlan plan, ImportTargets targets, CancellationToken cancellationToken)
    {
        using var stage = new ImportStage(folder.StageOf(job.Id), folder.SpillOf(job.Id), options);
        stage.Clear(cancellationToken);
        var refused = new RefusalCount();
        // The moment of the upload, so that a check made again after a restart has the same answer.
        var latest = (job.Since + history.AllowedSkew).ToMicroseconds();
        var report = await Task.Run(() => Read(job, plan, targets, latest, stage, refused, cancellationToken), cancellationToken);
        progress.Set(job.Id, "sorting", 0, 1);
        var leftOut = plan.Mode is ImportMode.PerFile ? job.Files.Where(f => !refused.IsClean(f.Name)).ToList() : [];
        await Task.Run(() => stage.Sort([.. leftOut.Select(f => f.Number)], cancellationToken), cancellationToken);
        report = report with
        {
            Refused = refused.Count,
            Reasons = refused.Reasons,
            Unknown = refused.Unknown,
            FilesLeftOut = [.. leftOut.Select(f => f.Name)],
        };
        return await CompareAsync(job, stage, targets, report, cancellationToken);
    }

    ImportReport Read(
        ImportJob job, ImportPlan plan, ImportTargets targets, long latest, ImportStage stage, RefusalCount refused, CancellationToken cancellationToken)
    {
        var report = new ImportReport();
        var (total, before) = (job.Files.Sum(f => f.Bytes), 0L);
        foreach (var file in job.Files.OrderBy(f => f.Number))
        {
            progress.Set(job.Id, "reading", before, total);
            if (plan.Format is ImportFormat.Lake)
                report = LakeRows.Read(stage.Connection, folder.FileOf(job.Id, file.Number), file, targets, units, latest, refused, report, cancellationToken);
            else
                report = Read(job, plan, targets, latest, stage, refused, file, report, (before, total), cancellationToken);
            before += file.Bytes;
        }

        return report;
    }

    ImportReport Read(
        ImportJob job, ImportPlan plan, ImportTargets targets, long latest, ImportStage stage, RefusalCount refused, ImportFile file, ImportReport report,
        (long Before, long Total) bytes, CancellationToken cancellationToken)
    {
        using var appender = stage.Appender();
        using var records = ImportFiles.Open(folder.FileOf(job.Id, file.Number), plan, options.MemoryMegabytes, cancellationToken);
        var rows = new ImportRows(plan, targets, latest, new Taker(appender, refused, file));
        while (rows.Read(records, RowsAtOnce, cancellationToken))
            progress.Set(job.Id, "reading", bytes.Before + Math.Min(file.Bytes, records.Position), bytes.Total);
        appender.Close();
        return report with
        {
            Rows = report.Rows + rows.Rows,
            Empty = report.Empty + rows.Empty,
            LeftOut = report.LeftOut + rows.LeftOut,
            Ambiguous = report.Ambiguous + rows.Ambiguous,
        };
    }

    async Task<ImportReport> CompareAsync(ImportJob job, ImportStage stage, ImportTargets targets, ImportReport report, CancellationToken cancellationToken)
    {
        var series = targets.All.Select(t => catalog.Find(t.Signal.Id) is { } s && s.Kind == t.Signal.Kind && s.Unit == t.Signal.Unit ? s : null).ToList();
        var count = new VerdictCount(targets);
        for (var batch = 0L; batch < stage.Batches; batch++)
        {
            progress.Set(job.Id, "comparing", batch, stage.Batches);
            var rows = stage.Read(batch, cancellationToken);
            count.Add(rows, await stored.FindAsync(rows, series, cancellationToken));
        }

        return report with
        {
            Samples = stage.Count,
            New = count.New,
            Duplicates = count.Duplicates,
            Conflicts = count.Conflicts,
            From = count.From,
            Through = count.Through,
        };
    }

    sealed class Taker(DuckAppender rows, RefusalCount refused, ImportFile file) : IImportTaker
    {
        public void Take(int target, long timeUs, ushort status, in ImportValue value, long line) =>
            ImportStage.Append(rows, target, timeUs, status, value, file.Number, line);

        public void Refuse(string reason, long line, int column, ReadOnlySpan<byte> text) => refused.Add(reason, file.Name, line, column, text);

        public void Unknown(string name) => refused.AddUnknown(name);
    }
}
