namespace AIoT.Twin.Enablement.Adoption;

/// <summary>
/// Whether a team used insights in a week: of those delivered to it and due in the week it decided, before the week was over, at
/// least half and at least three (or all, when there were fewer), by at least two people (or one, when there was one insight).
/// </summary>
static class WeekRule
{
    public static WeekOutcome Of(bool rostered, int due, int seen, int decided, int people)
    {
        if (!rostered)
            return WeekOutcome.NotRostered;
        if (due == 0)
            return WeekOutcome.NothingToActOn;
        if (2 * decided >= due && decided >= Math.Min(3, due) && people >= Math.Min(2, due))
            return WeekOutcome.Used;
        return seen == 0 ? WeekOutcome.NotSeen : WeekOutcome.NotDecided;
    }

    /// <summary>Used in at least three of the last four weeks with something due; null while there are not four.</summary>
    public static bool? IsHabit(IEnumerable<TeamWeek> weeks)
    {
        var last = weeks.Where(w => w.Due > 0).OrderByDescending(w => w.Monday).Take(4).ToList();
        return last.Count < 4 ? null : last.Count(w => w.Outcome is WeekOutcome.Used) >= 3;
    }
}
