using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Tail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>One run of the export: what was touched since the last one, then each day that is due, oldest first.</summary>
sealed partial class LakeRound(
    LakeScan scan, LakeBook book, LakeCatalog catalog, LakeCheck check, LakeDayExport export, ILakeStore store, LakeKept kept, TailFollower tail,
    IDbContextFactory<TwinDbContext> database, LakeOptions options, TimeProvider clock, ILogger<LakeRound> logger) : IDisposable
{
    const int DaysAtOnce = 32;

    readonly SemaphoreSlim _alone = new(1);

    /// <summary>Tests end the process here.</summary>
    internal Action<LakeStep> Reached { get; set; } = _ => { };

    public LakeProgress Progress { get; private set; } = LakeProgress.None;

    /// <summary>Runs until nothing is due; running days too when that is asked for. Failures are told, not thrown.</summary>
    public async Task RunAsync(bool runningDays, CancellationToken cancellationToken)
    {
        await _alone.WaitAsync(cancellationToken);
        var began = clock.Now();
        try
        {
            var done = new HashSet<LakeKey>();
            LakeFailure? failure;
            do
            {
                await scan.RunAsync(Reached, cancellationToken);
                check.Quick();
                catalog.Tidy();
                failure = await ExportAsync(runningDays, done, cancellationToken);
            }
            while (failure is null && Progress.PendingDays > 0);
            Progress = Progress with { LastRun = began, Took = clock.Now() - began, Failure = failure };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(e);
            Progress = Progress with { LastRun = began, Took = clock.Now() - began, Failure = LakeFailure.Of(e, clock.Now()) };
        }
        finally
        {
            _alone.Release();
        }
    }

    // Not all at once: what arrives meanwhile is to be read before the journal grows long.
    async Task<LakeFailure?> ExportAsync(bool runningDays, HashSet<LakeKey> done, CancellationToken cancellationToken)
    {
        var due = await DueAsync(runningDays, done, cancellationToken);
        for (var i = 0; i < Math.Min(due.Count, DaysAtOnce); i++)
        {
            Progress = Progress with { PendingDays = due.Count - i, PendingSince = due.Skip(i).Min(d => d.TouchedAt) };
            if (NoRoom() is { } failure)
                return failure;
            var key = new LakeKey(due[i].SiteId, due[i].Day);
            var rows = await export.RunAsync(key, due[i].TouchedSeq, due[i].Filing, Reached, cancellationToken);
            LogExported(key.Day, book.Site(key.Site).Partition, rows);
            done.Add(key);
        }

        var left = due.Count - Math.Min(due.Count, DaysAtOnce);
        Progress = Progress with { PendingDays = left, PendingSince = left == 0 ? null : Progress.PendingSince };
        return null;
    }

    LakeFailure? NoRoom() =>
        store.FreeBytes < options.KeepFreeBytes ? new("disk-low", clock.Now(), $"{store.FreeBytes}")
        : options.MaxBytes > 0 && catalog.Days.Values.Sum(d => d.Manifest.Bytes) >= options.MaxBytes ? new("lake-full", clock.Now(), $"{options.MaxBytes}")
        : null;

    async Task<List<LakeDay>> DueAsync(bool runningDays, HashSet<LakeKey> done, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<LakeDay>().AsNoTracking().OrderBy(d => d.Day).ThenBy(d => d.SiteId).ToListAsync(cancellationToken);
        var now = clock.Now();
        var isIncomplete = kept.IsIncomplete();
        return [.. known.Where(d => !done.Contains(new LakeKey(d.SiteId, d.Day)) && IsDue(d, now, runningDays) && !Stays(new LakeKey(d.SiteId, d.Day), isIncomplete))];
    }

    bool Stays(LakeKey key, Func<LakeKey, bool> isIncomplete) => catalog.Days.ContainsKey(key) && isIncomplete(key);

    bool IsDue(LakeDay day, DateTimeOffset now, bool runningDays)
    {
        var key = new LakeKey(day.SiteId, day.Day);
        var written = catalog.Days.GetValueOrDefault(key)?.Manifest;
        // A number beyond the newest commit is of another history than this one: a restored backup.
        var current = written is not null && written.Through >= day.TouchedSeq && written.Through <= tail.Position && written.Filing == day.Filing && !catalog.IsDamaged(key);
        if (current)
            return false;
        var over = book.SpanOf(key).To.ToTime() + options.Settle <= now;
        return over || runningDays || (options.OpenDayEvery > TimeSpan.Zero && (written is null || written.Written + options.OpenDayEvery <= now));
    }

    public void Dispose() => _alone.Dispose();

    [LoggerMessage(3101, LogLevel.Error, "Exporting to the data lake failed; it is tried again.")]
    partial void LogFailed(Exception e);

    [LoggerMessage(3102, LogLevel.Debug, "{Day} of {Site} exported to the data lake, {Rows} rows.")]
    partial void LogExported(DateOnly day, string site, long rows);
}
