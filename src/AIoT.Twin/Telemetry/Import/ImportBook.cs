using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>The rows of imports: read, moved on with an audit entry, and kept up while work goes on.</summary>
sealed class ImportBook(IDbContextFactory<TwinDbContext> database, TwinChanges changes, TimeProvider clock)
{
    public async Task<ImportJob?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<ImportJob>().AsNoTracking().Include(i => i.Files).SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
    }

    public async Task<IReadOnlyList<ImportJob>> AllAsync(int most, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<ImportJob>().AsNoTracking().Include(i => i.Files).OrderByDescending(i => i.Since).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>Changes a row in a change of its own; null when somebody else did so first.</summary>
    public async Task<ImportJob?> ChangeAsync(
        Caller by, ImportJob known, string code, Action<ImportJob> apply, CancellationToken cancellationToken, params (string Name, string Value)[] arguments)
    {
        await using var change = await changes.BeginAsync(by, cancellationToken);
        var job = await change.Database.Set<ImportJob>().Include(i => i.Files).SingleOrDefaultAsync(i => i.Id == known.Id, cancellationToken);
        if (job is null || job.Version != known.Version)
            return null;
        apply(job);
        var entry = new AuditEntry(code, job.TwinId, [("name", job.Name), .. arguments]);
        return await change.TryCommitAsync(entry, cancellationToken) is CommitResult.Committed ? job : null;
    }

    /// <summary>False when somebody changed it first.</summary>
    public async Task<bool> RemoveAsync(Caller by, ImportJob known, CancellationToken cancellationToken)
    {
        await using var change = await changes.BeginAsync(by, cancellationToken);
        var job = await change.Database.Set<ImportJob>().Include(i => i.Files).SingleOrDefaultAsync(i => i.Id == known.Id, cancellationToken);
        if (job is null || job.Version != known.Version)
            return false;
        change.Database.Remove(job);
        return await change.TryCommitAsync(new AuditEntry("import-discarded", job.TwinId, ("name", job.Name)), cancellationToken) is CommitResult.Committed;
    }

    /// <summary>What follows from work alone, such as a finished check, is no decision of anybody and leaves no entry.</summary>
    public async Task MoveOnAsync(ImportJob known, Action<ImportJob> apply, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var job = await db.Set<ImportJob>().SingleAsync(i => i.Id == known.Id, cancellationToken);
        if (job.State != known.State)
            return;
        apply(job);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>How far the work is, without making the row another version.</summary>
    public async Task SaveProgressAsync(ImportJob job, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Set<ImportJob>().Where(i => i.Id == job.Id).ExecuteUpdateAsync(
            row => row.SetProperty(i => i.Batches, job.Batches).SetProperty(i => i.Samples, job.Samples).SetProperty(i => i.Stored, job.Stored)
                .SetProperty(i => i.Duplicates, job.Duplicates).SetProperty(i => i.Revised, job.Revised)
                .SetProperty(i => i.TakenBack, job.TakenBack).SetProperty(i => i.LeftAlone, job.LeftAlone),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Work that a person began ended; who began it is in the entry of the beginning.</summary>
    public async Task EndAsync(ImportJob known, string code, Action<ImportJob> apply, CancellationToken cancellationToken, params (string Name, string Value)[] arguments)
    {
        await using var change = await changes.BeginAsync(Caller.System, cancellationToken);
        var job = await change.Database.Set<ImportJob>().SingleAsync(i => i.Id == known.Id, cancellationToken);
        // Somebody decided otherwise while the last batch was on its way.
        if (job.State != known.State)
            return;
        apply(job);
        job.EndedAt = clock.Now();
        await change.CommitAsync(new AuditEntry(code, job.TwinId, [("name", job.Name), .. arguments]), cancellationToken);
    }
}
