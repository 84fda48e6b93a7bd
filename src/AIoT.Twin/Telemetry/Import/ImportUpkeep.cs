using AIoT.Twin.Acquisition;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>Removes files of imports whose time is over, and finds those that have something left to do.</summary>
sealed class ImportUpkeep(IDbContextFactory<TwinDbContext> database, ImportFolder folder, ImportOptions options, TimeProvider clock)
{
    static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    public async Task<IReadOnlyList<Guid>> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<ImportJob>().AsNoTracking().Select(i => new { i.Id, i.State, i.Since, i.EndedAt }).ToListAsync(cancellationToken);
        var now = clock.Now();
        var over = known.ToDictionary(i => i.Id, i => !IsBusy(i.State) && now - (i.EndedAt ?? i.Since) >= options.Keep);
        // Without a row it is being uploaded, or what an upload left that was cut off.
        foreach (var import in folder.All().Where(i => over.TryGetValue(i, out var isOver) ? isOver : now - folder.TouchedAt(i) > s_day))
            folder.Remove(import);
        return [.. known.Where(i => IsBusy(i.State)).OrderBy(i => i.Since).Select(i => i.Id)];
    }

    static bool IsBusy(ImportState state) => state is ImportState.Checking or ImportState.Writing or ImportState.TakingBack;
}
