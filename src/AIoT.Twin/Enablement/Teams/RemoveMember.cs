using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Enablement.Teams;

/// <summary>Ends a person's time in a team; what the person decided there stays the team's.</summary>
public sealed class RemoveMember(TeamDesk desk, TimeProvider clock)
{
    public Task<TeamResult> RunAsync(Caller by, Guid team, Guid person, int? version, CancellationToken cancellationToken) =>
        desk.ChangeAsync(by, team, version, "member-removed", (found, _) => Remove(found, person), cancellationToken);

    Refusal? Remove(Team team, Guid person)
    {
        if (team.Members.SingleOrDefault(m => m.PersonId == person && m.Until == null) is not { } member)
            return Refusal.NotFound("member");
        member.Until = clock.Now();
        return null;
    }
}
