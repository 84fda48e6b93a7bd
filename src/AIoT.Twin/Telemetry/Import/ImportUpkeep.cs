using AIoT.Twin.Acquisition;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>Removes files of imports whose time is over, and finds those that have something left to do.</summary>
sealed class ImportUpkeep(IDbContextFactory<TwinDbContext> database, ImportFolder folder, ImportOptions options, TimeProvider clock)
{
    public async Task<IReadOnlyList<Guid>> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<ImportJob>().AsNoTracking().Select(i => new { i.Id, i.State, i.Since, i.EndedAt }).ToListAsync(cancellationToken);
        var now = clock.Now();
        var kept = known.Where(i => IsBusy(i.State) || now - (i.EndedAt ?? i.Since) < options.Keep).Select(i => i.Id).ToHashSet();
        foreach (var (import, _) in folder.All().Where(f => !kept.Contains(f.Import)))
            folder.Remove(import);
        return [.. known.Where(i => IsBusy(i.State)).OrderBy(i => i.Since).Select(i => i.Id)];
    }

    static bool IsBusy(ImportState state) => state is ImportState.Checking or ImportState.Writing or ImportState.TakingBack;
}
