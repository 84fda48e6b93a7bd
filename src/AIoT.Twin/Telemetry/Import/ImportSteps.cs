using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Import.Files;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>What a person does with an import: plan it, check it, run it, stop it, take it back, put it away.</summary>
public sealed class ImportSteps
{
    readonly ImportBook _book;
    readonly ImportService _service;
    readonly ImportFolder _folder;
    readonly ImportOptions _options;
    readonly ITwinTreeSource _twins;
    readonly IAccess _access;
    readonly UnitCatalog _units;
    readonly TimeProvider _clock;

    internal ImportSteps(
        ImportBook book, ImportService service, ImportFolder folder, ImportOptions options, ITwinTreeSource twins, IAccess access, UnitCatalog units, TimeProvider clock) =>
        (_book, _service, _folder, _options, _twins, _access, _units, _clock) = (book, service, folder, options, twins, access, units, clock);

    /// <summary>Changes the plan; what was checked by another one is void.</summary>
    public async Task<ImportResult> PlanAsync(Caller by, Guid id, ImportPlan plan, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, id, cancellationToken) is not { } job)
            return Refusal.NotFound("import");
        if (job.State is not (ImportState.Uploaded or ImportState.Checked or ImportState.Failed) || job.Batches > 0)
            return NotNow(job);
        var (targets, why) = ImportTargets.Of(plan, by, _twins.Tree, _access, _units);
        if ((why ?? Wrong(plan, ImportPlan.Read(job.Plan))) is { } wrong)
            return wrong;
        return Answer(await _book.ChangeAsync(by, job, "import-planned", j =>
            (j.Plan, j.TwinId, j.State, j.Report, j.Problem, j.ProblemDetail) =
                (plan.ToJson(), targets!.Top(_twins.Tree), ImportState.Uploaded, null, null, null), cancellationToken));
    }

    static Refusal? Wrong(ImportPlan plan, ImportPlan known) =>
        plan.Format != known.Format || (known.Format is ImportFormat.Lake && plan with { Mode = known.Mode } != known with { Signals = plan.Signals, Columns = plan.Columns })
            ? Refusal.Invalid("import-format", "format")
        : !TextEncoding.All.Contains(plan.Encoding) ? Refusal.Invalid("import-encoding", "encoding")
        : plan.Delimiter.Length != 1 || plan.Delimiter[0] is '"' or '\n' or '\r' or > '\x7f' ? Refusal.Invalid("import-delimiter", "delimiter")
        : TimePattern.Of(plan.TimeFormat) is null ? Refusal.Invalid("import-time-format", "timeFormat")
        : !TimeZoneInfo.TryFindSystemTimeZoneById(plan.Zone, out var zone) || !zone.HasIanaId ? Refusal.Invalid("import-zone", "zone")
        : plan.HeaderLines is < 0 or > 1000 ? Refusal.Invalid("import-header-lines", "headerLines")
        : Columns(plan).Any(c => c < 0 || c >= Math.Max(plan.Columns.Count, 1)) ? Refusal.Invalid("import-column", "columns")
        : plan.Signals.GroupBy(s => s.Name).Any(g => g.Count() > 1) ? Refusal.Invalid("import-name-twice", "signals")
        : null;

    static IEnumerable<int> Columns(ImportPlan plan) => plan.Format is ImportFormat.Lake ? [] : plan.Layout is ImportLayout.Wide
        ? [plan.TimeColumn, plan.QualityColumn ?? plan.TimeColumn]
        : [plan.TimeColumn, plan.SignalColumn, plan.ValueColumn, plan.QualityColumn ?? plan.TimeColumn];

    /// <summary>Reads everything and says what running would do; stores nothing.</summary>
    public async Task<ImportResult> CheckAsync(Caller by, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, id, cancellationToken) is not { } job)
            return Refusal.NotFound("import");
        if (job.State is not (ImportState.Uploaded or ImportState.Checked or ImportState.Failed) || job.Batches > 0)
            return NotNow(job);
        var (targets, why) = ImportTargets.Of(ImportPlan.Read(job.Plan), by, _twins.Tree, _access, _units);
        if (why is not null)
            return why;
        // A column nobody decided about would otherwise be missing without a word.
        if (ImportPlan.Read(job.Plan).Signals.Where(s => s is { Signal: null, LeaveOut: false }).ToList() is [var first, ..] open)
            return Refusal.Invalid("import-undecided", "signals", ("name", first.Name), ("count", $"{open.Count}"));
        if (targets!.All.Count == 0)
            return Refusal.Invalid("import-no-signals", "signals");
        // The rows are kept sorted beside the files, and sorting them takes as much again.
        if (_folder.FreeBytes < _options.KeepFreeBytes + (job.Files.Sum(f => f.Bytes) * 2))
            return Refusal.Conflict("disk-low", null);
        return await StartAsync(by, job, "import-check-started", ImportState.Checking, cancellationToken);
    }

    /// <summary>Stores what was checked.</summary>
    public async Task<ImportResult> RunAsync(Caller by, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, id, cancellationToken) is not { } job)
            return Refusal.NotFound("import");
        if (job.State is not ImportState.Checked && !(job.State is ImportState.Failed && job.Batches > 0))
            return NotNow(job);
        var plan = ImportPlan.Read(job.Plan);
        if (ImportTargets.Of(plan, by, _twins.Tree, _access, _units).Why is { } why)
            return why;
        if (ImportReport.Read(job.Report) is not { Samples: > 0 } report)
            return Refusal.Conflict("import-nothing", null);
        if (plan.Mode is ImportMode.AllOrNothing && report.Refused > 0)
            return Refusal.Conflict("import-has-refused", null, ("count", $"{report.Refused}"));
        return await StartAsync(by, job, "import-started", ImportState.Writing, cancellationToken);
    }

    /// <summary>Ends a check, or an import half way, of which everything is taken back.</summary>
    public async Task<ImportResult> StopAsync(Caller by, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, id, cancellationToken) is not { } job)
            return Refusal.NotFound("import");
        if (job.State is not (ImportState.Checking or ImportState.Writing))
            return NotNow(job);
        var next = job.State is ImportState.Checking ? ImportState.Uploaded : ImportState.TakingBack;
        var result = Answer(await _book.ChangeAsync(by, job, "import-stopped", j => j.State = next, cancellationToken));
        if (result is ImportResult.Done)
        {
            _service.Interrupt(id);
            _service.Wake(id);
        }

        return result;
    }

    public async Task<ImportResult> TakeBackAsync(Caller by, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, id, cancellationToken) is not { } job)
            return Refusal.NotFound("import");
        if (job.State is not ImportState.Done && !(job.State is ImportState.Failed && job.Batches > 0))
            return NotNow(job);
        if (!File.Exists(_folder.StageOf(id)))
            return Refusal.Conflict("import-too-old", null);
        return ImportTargets.Of(ImportPlan.Read(job.Plan), by, _twins.Tree, _access, _units).Why is { } why
            ? why
            : await StartAsync(by, job, "import-take-back-started", ImportState.TakingBack, cancellationToken);
    }

    /// <summary>Removes the files; what was imported stays, and cannot be taken back any more.</summary>
    public async Task<ImportResult> DiscardAsync(Caller by, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, id, cancellationToken) is not { } job)
            return Refusal.NotFound("import");
        if (job.State is ImportState.Checking or ImportState.Writing or ImportState.TakingBack || (job.State is ImportState.Failed && job.Batches > 0))
            return NotNow(job);
        if (await _book.RemoveAsync(by, job, cancellationToken) is false)
            return Refusal.Stale();
        _folder.Remove(id);
        return new ImportResult.Done(id, job.Version);
    }

    async Task<ImportResult> StartAsync(Caller by, ImportJob job, string code, ImportState state, CancellationToken cancellationToken)
    {
        var result = Answer(await _book.ChangeAsync(by, job, code, j =>
            (j.State, j.StartedAt, j.EndedAt, j.Problem, j.ProblemDetail) = (state, _clock.Now(), null, null, null), cancellationToken));
        if (result is ImportResult.Done)
            _service.Wake(job.Id);
        return result;
    }

    async Task<ImportJob?> FindAsync(Caller by, Guid id, CancellationToken cancellationToken) =>
        await _book.FindAsync(id, cancellationToken) is { } job && ImportQueries.MaySee(_access, by, job) ? job : null;

    static ImportResult Answer(ImportJob? job) => job is null ? Refusal.Stale() : new ImportResult.Done(job.Id, job.Version);

    static Refusal NotNow(ImportJob job) => Refusal.Conflict("import-not-now", null, ("state", job.State.ToString()));
}
