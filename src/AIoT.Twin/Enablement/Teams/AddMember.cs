using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Enablement.Teams;

/// <summary>Takes a person into a team, or back into it.</summary>
public sealed class AddMember(TeamDesk desk, TimeProvider clock)
{
    public Task<TeamResult> RunAsync(Caller by, Guid team, Guid person, int? version, CancellationToken cancellationToken) =>
        desk.ChangeAsync(by, team, version, "member-added", (found, db) => Add(found, db, person), cancellationToken);

    Refusal? Add(Team team, TwinDbContext db, Guid person)
    {
        switch (team.Members.SingleOrDefault(m => m.PersonId == person))
        {
            case { Until: null }:
                return Refusal.Conflict("already-member", "person");
            case { } former:
                former.Until = null;
                return null;
            default:
                db.Add(new TeamMember { TeamId = team.Id, PersonId = person, Since = clock.Now() });
                return null;
        }
    }
}
