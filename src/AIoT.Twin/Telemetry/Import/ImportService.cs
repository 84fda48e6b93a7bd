using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Historian.Writing;
using AIoT.Twin.Telemetry.Lake.Duck;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>Does the work of imports, one after another; after a restart it goes on where it was.</summary>
sealed partial class ImportService(
    ImportBook book, ImportCheck check, ImportWriter writer, ImportReversal reversal, ImportUpkeep upkeep, ImportProgress progress, ITwinTreeSource twins,
    IAccess access, UnitCatalog units, ImportFolder folder, WriterLease lease, TimeProvider clock, ILogger<ImportService> logger) : BackgroundService
{
    static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    readonly Channel<Guid> _due = Channel.CreateUnbounded<Guid>(new UnboundedChannelOptions { SingleReader = true });
    readonly ConcurrentDictionary<Guid, CancellationTokenSource> _running = [];

    /// <summary>There is something to do for this import.</summary>
    public void Wake(Guid import) => _due.Writer.TryWrite(import);

    /// <summary>Stops what is being done for this import, so that the row says what is next.</summary>
    public void Interrupt(Guid import)
    {
        if (_running.TryGetValue(import, out var running))
            running.Cancel();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await lease.WritingAsync(stoppingToken);
            foreach (var job in await upkeep.RunAsync(stoppingToken))
                Wake(job);
            using var daily = clock.CreateTimer(_ => Wake(Guid.Empty), null, s_day, s_day);
            await foreach (var import in _due.Reader.ReadAllAsync(stoppingToken))
                await OneAsync(import, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The rows say where to go on.
        }
    }

    async Task OneAsync(Guid import, CancellationToken stopping)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _running[import] = stop;
        try
        {
            if (import == Guid.Empty)
                await upkeep.RunAsync(stop.Token);
            else if (await book.FindAsync(import, stop.Token) is { } job)
                await WorkAsync(job, stop.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // Somebody stopped it and has put down what is next.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(e, import);
            await FailAsync(import, e, stopping);
        }
        finally
        {
            _running.TryRemove(import, out _);
            progress.Clear(import);
        }
    }

    async Task WorkAsync(ImportJob job, CancellationToken cancellationToken)
    {
        if (job.State is not (ImportState.Checking or ImportState.Writing or ImportState.TakingBack))
            return;
        var plan = ImportPlan.Read(job.Plan);
        var (targets, why) = ImportTargets.Of(plan, Caller.System, twins.Tree, access, units);
        if (targets is null)
            throw new ImportStoppedException(why!.Code, why.Arguments.GetValueOrDefault("name", ""));
        switch (job.State)
        {
            case ImportState.Checking:
                var report = await check.RunAsync(job, plan, targets, cancellationToken);
                await book.MoveOnAsync(job, j => (j.State, j.Report) = (ImportState.Checked, report.ToJson()), cancellationToken);
                break;
            case ImportState.Writing:
                await writer.RunAsync(job, targets, cancellationToken);
                await book.EndAsync(
                    job, "import-ended", j => j.State = ImportState.Done, cancellationToken,
                    ("stored", Text(job.Stored)), ("duplicates", Text(job.Duplicates)), ("revised", Text(job.Revised)));
                folder.RemoveUploads(job.Id);
                break;
            default:
                await reversal.RunAsync(job, targets, cancellationToken);
                await book.EndAsync(
                    job, "import-taken-back", j => j.State = ImportState.TakenBack, cancellationToken,
                    ("values", Text(job.TakenBack)), ("left", Text(job.LeftAlone)));
                break;
        }
    }

    async Task FailAsync(Guid import, Exception error, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(import, cancellationToken) is not { } job)
            return;
        var (code, detail) = error switch
        {
            ImportStoppedException stopped => (stopped.Code, stopped.Detail),
            DuckException { Fault: DuckFault.DiskFull } => ("disk-full", error.Message),
            DuckException { Fault: DuckFault.Damaged } => ("file-damaged", error.Message),
            DuckException { Fault: DuckFault.OutOfMemory } => ("out-of-memory", error.Message),
            FileNotFoundException or DirectoryNotFoundException => ("file-gone", error.Message),
            IOException io when io.Message.Contains("No space left", StringComparison.Ordinal) => ("disk-full", error.Message),
            _ => ("failed", error.Message),
        };
        await book.EndAsync(
            job, "import-failed", j => (j.State, j.Problem, j.ProblemDetail) = (ImportState.Failed, code, detail), cancellationToken, ("code", code));
    }

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(3201, LogLevel.Error, "Import {Import} failed.")]
    partial void LogFailed(Exception e, Guid import);
}
