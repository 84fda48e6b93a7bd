using AIoT.Twin.Governance;

namespace AIoT.Twin.Enablement.Teams;

/// <summary>A shift as it is given: weekday, minutes since midnight of the site, length in minutes.</summary>
public sealed record ShiftTime(DayOfWeek Day, int Starts, int Minutes);

/// <summary>Replaces when a team is on duty.</summary>
public sealed class SetRoster(TeamDesk desk)
{
    public async Task<TeamResult> RunAsync(Caller by, Guid team, IReadOnlyCollection<ShiftTime> shifts, int? version, CancellationToken cancellationToken)
    {
        if (shifts.Any(s => s.Starts is < 0 or >= TeamShift.DayMinutes || s.Minutes is <= 0 or > TeamShift.DayMinutes || !Enum.IsDefined(s.Day)))
            return Refusal.Invalid("shift-invalid", "shifts");
        if (shifts.DistinctBy(s => (s.Day, s.Starts)).Count() != shifts.Count)
            return Refusal.Invalid("shift-twice", "shifts");
        return await desk.ChangeAsync(by, team, version, "roster-set", (found, db) => Replace(found, db, shifts), cancellationToken);
    }

    static Refusal? Replace(Team team, TwinDbContext db, IReadOnlyCollection<ShiftTime> shifts)
    {
        foreach (var gone in team.Shifts.Where(s => !shifts.Any(n => IsSame(s, n))).ToList())
            db.Remove(gone);
        foreach (var shift in shifts)
        {
            if (team.Shifts.FirstOrDefault(s => IsSame(s, shift)) is { } known)
                known.Minutes = shift.Minutes;
            else
                db.Add(new TeamShift { TeamId = team.Id, Day = shift.Day, Starts = shift.Starts, Minutes = shift.Minutes });
        }

        return null;
    }

    static bool IsSame(TeamShift known, ShiftTime given) => known.Day == given.Day && known.Starts == given.Starts;
}
