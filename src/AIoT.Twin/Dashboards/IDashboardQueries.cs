using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Dashboards;

/// <summary>A dashboard in a list.</summary>
public sealed record DashboardRow(Guid Id, string Name, Guid Twin, Guid Owner, IReadOnlyList<Role> SharedWith, int Widgets, DateTimeOffset Since);

/// <summary>A dashboard as it is shown; whether the caller may change it is said with it.</summary>
public sealed record DashboardView(
    Guid Id, string Name, Guid Twin, Guid Owner, IReadOnlyList<Role> SharedWith, IReadOnlyList<Widget> Widgets, int Version, bool MayEdit);

public interface IDashboardQueries
{
    /// <summary>What the caller may see, by name, after a cursor; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<DashboardRow>> ListAsync(Caller caller, Guid? after, int limit, CancellationToken cancellationToken);

    /// <summary>Null when it is not there, or not for the caller.</summary>
    Task<DashboardView?> FindAsync(Caller caller, Guid id, CancellationToken cancellationToken);
}

sealed class DashboardQueries(IDbContextFactory<TwinDbContext> database, DashboardRights rights) : IDashboardQueries
{
    public async Task<IReadOnlyList<DashboardRow>> ListAsync(Caller caller, Guid? after, int limit, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var all = await db.Set<Dashboard>().AsNoTracking().Where(d => d.RetiredAt == null).ToListAsync(cancellationToken);
        var seen = all.Where(d => rights.MaySee(caller, d)).OrderBy(d => d.NameKey, StringComparer.Ordinal).ThenBy(d => d.Id).ToList();
        var start = after is { } id ? seen.FindIndex(d => d.Id == id) + 1 : 0;
        return [.. seen.Skip(start).Take(limit).Select(d => new DashboardRow(d.Id, d.Name, d.TwinId, d.OwnerId, d.SharedWith, d.Widgets.Count, d.Since))];
    }

    public async Task<DashboardView?> FindAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var board = await db.Set<Dashboard>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.RetiredAt == null, cancellationToken);
        return board is null || !rights.MaySee(caller, board)
            ? null
            : new DashboardView(board.Id, board.Name, board.TwinId, board.OwnerId, board.SharedWith, board.Widgets, board.Version, rights.MayEdit(caller, board));
    }
}
