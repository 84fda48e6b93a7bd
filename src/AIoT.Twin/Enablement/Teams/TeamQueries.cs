using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Enablement.Teams;

/// <summary>A team as it is shown to those who may manage it or are in it.</summary>
public sealed record TeamView(Guid Id, string Name, Guid Twin, int Version, IReadOnlyList<Guid> Members, IReadOnlyList<ShiftTime> Shifts);

/// <summary>Reads teams, as far as the caller may see them.</summary>
public interface ITeamQueries
{
    Task<IReadOnlyList<TeamView>> ListAsync(Caller by, Guid scope, CancellationToken cancellationToken);

    /// <summary>The teams a person is in.</summary>
    Task<IReadOnlyList<TeamView>> OfAsync(Caller person, CancellationToken cancellationToken);
}

sealed class TeamQueries(IDbContextFactory<TwinDbContext> database, IAccess access, ITwinTreeSource tree) : ITeamQueries
{
    public async Task<IReadOnlyList<TeamView>> ListAsync(Caller by, Guid scope, CancellationToken cancellationToken)
    {
        var below = tree.Tree.Subtree(scope).Select(t => t.Id).ToHashSet();
        return [.. (await AllAsync(cancellationToken)).Where(t => below.Contains(t.Twin) && access.May(by, Permission.AdoptionRead, t.Twin))];
    }

    public async Task<IReadOnlyList<TeamView>> OfAsync(Caller person, CancellationToken cancellationToken) =>
        [.. (await AllAsync(cancellationToken)).Where(t => t.Members.Contains(person.Id))];

    async Task<IEnumerable<TeamView>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var teams = await db.Set<Team>().AsNoTracking().Include(t => t.Members).Include(t => t.Shifts).AsSplitQuery().ToListAsync(cancellationToken);
        return teams.OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => new TeamView(
            t.Id, t.Name, t.TwinId, t.Version,
            [.. t.Members.Where(m => m.Until is null).Select(m => m.PersonId)],
            [.. t.Shifts.OrderBy(s => s.Day).ThenBy(s => s.Starts).Select(s => new ShiftTime(s.Day, s.Starts, s.Minutes))]));
    }
}
