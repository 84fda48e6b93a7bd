namespace AIoT.Twin.Enablement.Adoption;

/// <summary>Counts one team's weeks from what was delivered to it and what its members did.</summary>
sealed class TeamCount(Guid team, bool rostered, IReadOnlySet<Guid> members, int leastPeople, TimeZoneInfo zone, DateTimeOffset now)
{
    /// <param name="all">Every decision of these people, whatever team it was for: a burst is a burst.</param>
    public IReadOnlyList<TeamWeek> Of(IReadOnlyList<DateOnly> mondays, IEnumerable<Delivered> delivered, IEnumerable<Decided> all, IEnumerable<Looked> looked)
    {
        var own = delivered.Where(d => d.Team == team).ToList();
        var (counted, folded) = Bursts.Fold(all.Where(d => members.Contains(d.Person)));
        var seen = looked.Where(l => members.Contains(l.Person)).ToLookup(l => l.Insight);
        var (decisions, together) = (counted.ToLookup(d => d.Insight), folded.ToLookup(d => d.Insight));
        return [.. mondays.Select(monday => Week(monday, own, decisions, together, seen))];
    }

    TeamWeek Week(
        DateOnly monday, List<Delivered> own, ILookup<Guid, Decided> decisions, ILookup<Guid, Decided> folded, ILookup<Guid, Looked> looked)
    {
        var (from, to) = (SiteWeeks.StartOf(monday, zone), SiteWeeks.StartOf(monday.AddDays(7), zone));
        var due = own.Where(d => d.DueAt >= from && d.DueAt < to).Where(d => IsDue(d, decisions, folded)).ToList();
        var made = due.Select(d => decisions[d.Insight].Where(x => x.At < to).ToList()).ToList();
        var decided = made.Count(m => m.Count > 0);
        var people = made.SelectMany(m => m).Select(d => d.Person).Distinct().Count();
        var clicked = due.Sum(d => folded[d.Insight].Count(x => x.At < to));
        var seen = due.Count(d => looked[d.Insight].Any(x => x.At < to) || decisions[d.Insight].Concat(folded[d.Insight]).Any(x => x.At < to));
        return new(monday, WeekRule.Of(rostered, due.Count, seen, decided, people), due.Count, seen, decided, clicked)
        {
            People = members.Count >= leastPeople ? people : null,
        };
    }

    // This week is not over: what is not due yet is no reproach, and what is decided already counts.
    bool IsDue(Delivered insight, ILookup<Guid, Decided> decisions, ILookup<Guid, Decided> folded) =>
        insight.DueAt <= now || decisions[insight.Insight].Any() || folded[insight.Insight].Any();
}
