using System.Text;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Import.Files;
using AIoT.Twin.Telemetry.Lake.Duck;

namespace AIoT.Twin.Telemetry.Import;

sealed class ImportQueries(
    ImportBook book, ImportFolder folder, ImportOptions options, HistorianOptions history, ImportDetection detection, ImportSuggestions suggestions,
    ImportProgress progress, ITwinTreeSource twins, IAccess access, UnitCatalog units) : IImportQueries
{
    const int Most = 200, PreviewRows = 30, Lines = 12, LongestLine = 2000;

    public async Task<IReadOnlyList<ImportInfo>> AllAsync(Caller by, CancellationToken cancellationToken) =>
        [.. (await book.AllAsync(Most, cancellationToken)).Where(j => MaySee(access, by, j)).Select(Info)];

    public async Task<ImportInfo?> FindAsync(Caller by, Guid id, CancellationToken cancellationToken) =>
        await JobAsync(by, id, cancellationToken) is { } job ? Info(job) : null;

    internal static bool MaySee(IAccess access, Caller by, ImportJob job) =>
        (job.By == by.Id && access.MayAnywhere(by, Permission.TelemetryBackfill)) || access.May(by, Permission.TelemetryBackfill, job.TwinId);

    async Task<ImportJob?> JobAsync(Caller by, Guid id, CancellationToken cancellationToken) =>
        await book.FindAsync(id, cancellationToken) is { } job && MaySee(access, by, job) ? job : null;

    ImportInfo Info(ImportJob job) => new(
        job.Id, job.Name, job.By, job.Since, job.State, ImportPlan.Read(job.Plan), ImportReport.Read(job.Report),
        [.. job.Files.OrderBy(f => f.Number).Select(f => new ImportFileInfo(f.Name, f.Bytes, f.Sha256))], job.Version)
    {
        Samples = job.Samples,
        Stored = job.Stored,
        Duplicates = job.Duplicates,
        Revised = job.Revised,
        TakenBack = job.TakenBack,
        LeftAlone = job.LeftAlone,
        Problem = job.Problem,
        ProblemDetail = job.ProblemDetail,
        StartedAt = job.StartedAt,
        EndedAt = job.EndedAt,
        Step = progress.Of(job.Id),
        Until = job is { State: ImportState.Done, EndedAt: { } ended } && File.Exists(folder.StageOf(job.Id)) ? ended + options.Keep : null,
    };

    public async Task<IReadOnlyList<ImportPreviewRow>?> PreviewAsync(Caller by, Guid id, ImportPlan plan, CancellationToken cancellationToken)
    {
        if (await JobAsync(by, id, cancellationToken) is not { } job || Format(plan, job) is not { } known || TimePattern.Of(known.TimeFormat) is null)
            return null;
        if (ImportTargets.Of(known, by, twins.Tree, access, units).Targets is not { } targets || !TimeZoneInfo.TryFindSystemTimeZoneById(known.Zone, out _))
            return null;
        return await Task.Run(() => Preview(job, known, targets, cancellationToken), cancellationToken);
    }

    // What a file is was found by looking at it and is not the caller's to say.
    static ImportPlan? Format(ImportPlan plan, ImportJob job) =>
        ImportPlan.Read(job.Plan).Format is { } format && plan.Format == format && format is not ImportFormat.Lake
        && TextEncoding.All.Contains(plan.Encoding) && plan.Delimiter.Length == 1 ? plan : null;

    List<ImportPreviewRow>? Preview(ImportJob job, ImportPlan plan, ImportTargets targets, CancellationToken cancellationToken)
    {
        try
        {
            var taker = new Taker(targets);
            var rows = new ImportRows(plan, targets, (job.Since + history.AllowedSkew).ToMicroseconds(), taker);
            using var records = ImportFiles.Open(folder.FileOf(job.Id, 0), plan, options.MemoryMegabytes, cancellationToken);
            rows.Read(records, PreviewRows, cancellationToken);
            return taker.Rows;
        }
        catch (Exception e) when (e is IOException or DuckException)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<string>> LinesAsync(Caller by, Guid id, ImportPlan plan, CancellationToken cancellationToken)
    {
        if (await JobAsync(by, id, cancellationToken) is not { } job || Format(plan, job) is not { Format: ImportFormat.Text } || !File.Exists(folder.FileOf(id, 0)))
            return [];
        return await Task.Run(() => First(folder.FileOf(id, 0), plan.Encoding), cancellationToken);
    }

    static List<string> First(string path, string encoding)
    {
        var found = new List<string>();
        using var lines = new TextLines(File.OpenRead(path), encoding);
        while (found.Count < Lines && lines.TryNext(out var line))
            found.Add(Encoding.UTF8.GetString(line[..Math.Min(line.Length, LongestLine)]));
        return found;
    }

    public async Task<IReadOnlyList<ImportMapping>> NamesAsync(Caller by, Guid id, ImportPlan plan, CancellationToken cancellationToken)
    {
        if (await JobAsync(by, id, cancellationToken) is not { } job || Format(plan, job) is not { } known || !File.Exists(folder.FileOf(id, 0)))
            return [];
        return await Task.Run(() => suggestions.For(by, detection.NamesIn(folder.FileOf(id, 0), known, cancellationToken)), cancellationToken);
    }

    sealed class Taker(ImportTargets targets) : IImportTaker
    {
        public List<ImportPreviewRow> Rows { get; } = [];

        public void Take(int target, long timeUs, ushort status, in ImportValue value, long line)
        {
            var signal = targets.All[target].Signal;
            object shown = signal.Kind switch
            {
                ValueKind.Double => value.Number,
                ValueKind.Text => value.Text ?? "",
                ValueKind.Boolean => value.Whole != 0,
                _ => value.Whole,
            };
            Rows.Add(new ImportPreviewRow(line, signal.Id, timeUs.ToTime(), shown, SampleStatus.QualityOf(status), null, ""));
        }

        public void Refuse(string reason, long line, int column, ReadOnlySpan<byte> text) =>
            Rows.Add(new ImportPreviewRow(line, null, null, null, Quality.Bad, reason, Encoding.UTF8.GetString(text[..Math.Min(text.Length, 200)])));

        public void Unknown(string name)
        {
            // Said by the refusal already.
        }
    }
}
