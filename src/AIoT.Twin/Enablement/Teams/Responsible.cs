namespace AIoT.Twin.Enablement.Teams;

/// <summary>Whom something concerns: the teams nearest to the twin, of them those on duty, or all when nobody is.</summary>
static class Responsible
{
    /// <param name="path">The twin and its ancestors, nearest first.</param>
    public static IReadOnlyList<Guid> Of(IReadOnlyCollection<Team> teams, IReadOnlyList<Guid> path, DateTimeOffset now, TimeZoneInfo zone)
    {
        var nearest = path.Select(twin => teams.Where(t => t.TwinId == twin).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];
        var onDuty = nearest.Where(t => IsOnDuty(t, now, zone)).ToList();
        return [.. (onDuty.Count > 0 ? onDuty : nearest).Select(t => t.Id).Order()];
    }

    public static bool IsOnDuty(Team team, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        return team.Shifts.Any(s => s.Holds(local));
    }
}
