using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Enablement.Teams;

/// <summary>What all changes of a team have in common.</summary>
public sealed class TeamDesk(TwinChanges changes, Permit permit)
{
    /// <summary>Changes the team by what is done to it; null from there means it was done.</summary>
    internal async Task<TeamResult> ChangeAsync(
        Caller by, Guid id, int? version, string code, Func<Team, TwinDbContext, Refusal?> change, CancellationToken cancellationToken)
    {
        await using var open = await changes.BeginAsync(by, cancellationToken);
        var team = await open.Database.Set<Team>().Include(t => t.Members).Include(t => t.Shifts).AsSplitQuery().SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
        if (team is null)
            return Refusal.NotFound("team");
        if (permit.Denies(by, Permission.TeamsWrite, team.TwinId))
        {
            await open.DisposeAsync();
            return (await permit.AskAsync(by, Permission.TeamsWrite, team.TwinId, code, cancellationToken))!;
        }

        if (version is { } expected && expected != team.Version)
            return Refusal.Stale();
        if (change(team, open.Database) is { } refused)
            return refused;
        open.Database.Entry(team).State = EntityState.Modified;
        return await open.TryCommitAsync(new(code, team.TwinId, ("team", id.ToString()), ("name", team.Name)), cancellationToken) is CommitResult.Committed
            ? new TeamResult.Done(id, team.Version)
            : Refusal.Stale();
    }
}
