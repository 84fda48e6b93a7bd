using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Dashboards;

/// <summary>Says which dashboards show a signal before it is retired.</summary>
sealed class DashboardUsage(IDbContextFactory<TwinDbContext> database) : ITwinUsage
{
    public string Name => "dashboards";

    public async Task<IReadOnlyList<TwinUse>> OfAsync(IReadOnlySet<Guid> twins, IReadOnlySet<Guid> signals, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var boards = await db.Set<Dashboard>().AsNoTracking().Where(d => d.RetiredAt == null).ToListAsync(cancellationToken);
        return
        [
            .. from board in boards
               where twins.Contains(board.TwinId) || board.Widgets.SelectMany(w => w.Signals).Any(signals.Contains)
               orderby board.NameKey
               select new TwinUse("dashboard", board.Name, $"/d/{board.Id}", UseSeverity.Mentions),
        ];
    }
}
