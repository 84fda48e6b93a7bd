using AIoT.Twin.Acquisition.Drivers;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Keeps cursors in the database; no configuration, so they leave no leaf in the audit.</summary>
sealed class SourceCursors(IDbContextFactory<TwinDbContext> database) : ISourceCursors
{
    public async Task<string?> ReadAsync(Guid source, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<SourceCursor>().Where(c => c.SourceId == source).Select(c => c.Position).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task WriteAsync(Guid source, string position, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await db.Set<SourceCursor>().FindAsync([source], cancellationToken) is { } known)
            known.Position = position;
        else
            db.Add(new SourceCursor { SourceId = source, Position = position });
        await db.SaveChangesAsync(cancellationToken);
    }
}
