using AIoT.Twin.SamplePlant.Layout;

namespace AIoT.Twin.SamplePlant.People;

/// <summary>How a team's use of insights goes over the weeks.</summary>
enum TeamHabit { Steady, Growing, Fading, ClicksAway, NeverReached }

/// <summary>A rostered team: what it looks after, on which shift, how many it is, and how many insights it gets in a week.</summary>
sealed record TeamSpec(string Name, string Site, string Twin, int Shift, int People, int InsightsPerWeek)
{
    /// <summary>Hours after midnight at which the three shifts begin; each is eight hours long.</summary>
    public static readonly int[] ShiftStarts = [6, 14, 22];

    public const int ShiftHours = 8;

    public TeamHabit Habit => Name switch
    {
        PlantedTruths.TeamGrowingIntoUse => TeamHabit.Growing,
        PlantedTruths.TeamFading => TeamHabit.Fading,
        PlantedTruths.TeamClickingAway => TeamHabit.ClicksAway,
        PlantedTruths.TeamNeverReached => TeamHabit.NeverReached,
        _ => TeamHabit.Steady,
    };

    // What lies below the site's own team is looked after by others, so nothing ever reaches it.
    public static IReadOnlyList<TeamSpec> All { get; } =
    [
        Lindau("Lindau early", "/Production", 0, 7, 4),
        Lindau("Lindau late", "/Production", 1, 8, 4),
        Lindau("Lindau night", "/Production", 2, 6, 7),
        Lindau("Lindau utilities", "/Utilities", 0, 5, 3),
        Lindau("Lindau site services", "", 1, 5, 0),
        Suzhou("Suzhou early", 0, 9, 4),
        Suzhou("Suzhou late", 1, 8, 4),
        Suzhou("Suzhou night", 2, 6, 4),
    ];

    /// <summary>The people, the five of the plant among them; every team's members come one after another.</summary>
    public IReadOnlyList<SamplePerson> Members { get => field ??= MembersOf(this); }

    static TeamSpec Lindau(string name, string twin, int shift, int people, int insights) =>
        new(name, "Lindau", $"{PlantLayout.Enterprise}/Lindau{twin}", shift, people, insights);

    static TeamSpec Suzhou(string name, int shift, int people, int insights) =>
        new(name, "Suzhou", $"{PlantLayout.Enterprise}/Suzhou", shift, people, insights);

    static SamplePerson[] MembersOf(TeamSpec team)
    {
        var before = All.TakeWhile(t => t.Name != team.Name).Sum(t => t.People);
        var members = Enumerable.Range(before, team.People).Select(i => Crew.Person(i, team.Site)).ToArray();
        if (team.Name == PlantedTruths.TeamGrowingIntoUse)
            members[0] = SamplePeople.Frontline;
        return members;
    }
}
