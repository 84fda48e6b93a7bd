using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Enablement.Teams;

/// <summary>Makes a team that looks after a twin.</summary>
public sealed class FormTeam(TwinChanges changes, Permit permit, ITwinTreeSource tree, TimeProvider clock)
{
    public async Task<TeamResult> RunAsync(Caller by, string name, Guid twin, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name))
            return Refusal.Invalid("name-missing", "name");
        if (tree.Tree.Find(twin) is null)
            return Refusal.NotFound("twin");
        if (await permit.AskAsync(by, Permission.TeamsWrite, twin, "form-team", cancellationToken) is { } denied)
            return denied;

        await using var change = await changes.BeginAsync(by, cancellationToken);
        var now = clock.Now();
        var team = new Team { Id = Guid.CreateVersion7(now), Name = name.Trim(), NameKey = NameKey.Of(name), TwinId = twin, Since = now };
        change.Database.Add(team);
        var entry = new AuditEntry("team-formed", twin, ("team", team.Id.ToString()), ("name", team.Name));
        return await change.TryCommitAsync(entry, cancellationToken) is CommitResult.Committed
            ? new TeamResult.Done(team.Id, team.Version)
            : Refusal.Conflict("name-taken", "name", ("name", team.Name));
    }
}
