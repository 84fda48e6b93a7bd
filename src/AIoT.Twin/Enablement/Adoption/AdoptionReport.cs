namespace AIoT.Twin.Enablement.Adoption;

/// <summary>A team with its weeks, oldest first.</summary>
public sealed record TeamAdoption(Guid Team, string Name, Guid Twin, Guid? Site, string Zone, int? People, bool Sample, IReadOnlyList<TeamWeek> Weeks)
{
    /// <summary>Three of the last four weeks with something due; null while there were not four.</summary>
    public bool? Habit { get; init; }

    public TeamWeek Now => Weeks[^1];
}

/// <summary>How many of the rostered teams with something due used insights in a week; a count of all, so without an interval.</summary>
public sealed record WeekCount(DateOnly Monday, int Used, int Of);

/// <summary>Adoption below a twin: weeks oldest first, every team, and the share of insights that turned out useful.</summary>
public sealed record AdoptionReport(IReadOnlyList<WeekCount> Weeks, IReadOnlyList<TeamAdoption> Teams, ShareOf Useful, DateTimeOffset At)
{
    public WeekCount Now => Weeks[^1];
}

/// <summary>So many of so many; of none it is unknown.</summary>
public sealed record ShareOf(int Count, int Of)
{
    public double? Share => Of == 0 ? null : (double)Count / Of;
}
