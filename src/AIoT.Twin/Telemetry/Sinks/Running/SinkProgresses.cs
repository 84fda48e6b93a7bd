using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Sinks.Running;

/// <summary>Keeps how far sinks are; no configuration, so it leaves no leaf in the audit.</summary>
sealed class SinkProgresses(IDbContextFactory<TwinDbContext> database)
{
    public async Task<SinkProgress?> FindAsync(Guid sink, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<SinkProgress>().AsNoTracking().SingleOrDefaultAsync(p => p.SinkId == sink, cancellationToken);
    }

    public async Task SaveAsync(SinkProgress progress, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await db.Set<SinkProgress>().FindAsync([progress.SinkId], cancellationToken) is { } known)
            db.Entry(known).CurrentValues.SetValues(progress);
        else
            db.Add(progress);
        await db.SaveChangesAsync(cancellationToken);
    }
}
