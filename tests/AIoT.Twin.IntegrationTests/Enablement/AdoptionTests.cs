using AIoT.Twin.Enablement.Adoption;
using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Enablement.Teams;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.IntegrationTests.Enablement;

public sealed class AdoptionTests(Databases databases)
{
    const int Weeks = 6;
    static readonly DateTimeOffset s_first = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Teams_that_grow_fade_get_nothing_and_click_away_are_told_apart(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop, "Twin:ModelOps:Enabled=false");
        var floor = new Shopfloor(twin, s_first);
        var people = floor.People(24);
        var (growing, fading, none, clicking) = (
            await TeamAsync(floor, "Growing", people, 0), await TeamAsync(floor, "Fading", people, 1),
            await TeamAsync(floor, "None", people, 2), await TeamAsync(floor, "Clicking", people, 3));
        for (var week = 0; week < Weeks; week++)
        {
            await WeekAsync(floor, growing, people, 0, insights: 3, decided: week < 3 ? 1 : 3);
            await WeekAsync(floor, fading, people, 1, insights: 3, decided: week < 3 ? 3 : 0);
            await ClickAsync(floor, clicking, people[18]);
            floor.Clock.Advance(s_first.AddDays(7 * (week + 1)) - floor.Clock.GetUtcNow());
        }

        floor.Clock.Advance(TimeSpan.FromDays(-1.5));
        var report = await floor.Adoption.ReportAsync(Caller.System, TwinTree.RootId, Weeks, Stop);

        var teams = report.Teams.ToDictionary(t => t.Team);
        Assert.Equal("NNNUUU", Outcomes(teams[growing]));
        Assert.Equal("UUUsss", Outcomes(teams[fading]));
        Assert.Equal("------", Outcomes(teams[none]));
        Assert.Equal("NNNNNN", Outcomes(teams[clicking]));
        Assert.Equal((true, false, null, false), (teams[growing].Habit, teams[fading].Habit, teams[none].Habit, teams[clicking].Habit));
        Assert.All(teams[clicking].Weeks, w => Assert.Equal((6, 1, 5), (w.Due, w.Decided, w.Folded)));
        Assert.Equal((1, 3), (report.Now.Used, report.Now.Of));
        Assert.Equal(Weeks, report.Weeks.Count);
        Assert.Equal(6, teams[growing].People);
        Assert.True(report.Useful.Share is > 0.2 and < 0.8, $"{report.Useful}");
    }

    static string Outcomes(TeamAdoption team) => string.Concat(team.Weeks.Select(w => w.Outcome switch
    {
        WeekOutcome.Used => 'U',
        WeekOutcome.NotSeen => 's',
        WeekOutcome.NotDecided => 'N',
        WeekOutcome.NothingToActOn => '-',
        _ => 'x',
    }));

    static Task<Guid> TeamAsync(Shopfloor floor, string name, IReadOnlyList<Caller> people, int number) =>
        floor.TeamAsync(name, floor.Line, people.Skip(6 * number).Take(6), new ShiftTime(DayOfWeek.Monday, 360, 480));

    static async Task WeekAsync(Shopfloor floor, Guid team, IReadOnlyList<Caller> people, int number, int insights, int decided)
    {
        for (var i = 0; i < insights; i++)
        {
            var insight = await floor.DeliverAsync($"{team:n}-{floor.Clock.GetUtcNow():yyyyMMddHHmmss}-{i}", team);
            floor.Clock.Advance(TimeSpan.FromMinutes(20));
            if (i >= decided)
                continue;
            var person = people[(6 * number) + (i % 3)];
            await floor.See.RunAsync(person, [insight], Stop);
            Shopfloor.Done(await floor.Accept.RunAsync(person, insight, null, Stop));
            floor.Clock.Advance(TimeSpan.FromMinutes(30));
            Shopfloor.Done(await floor.Act.RunAsync(person, insight, "Cleaned.", null, Stop));
        }
    }

    static async Task ClickAsync(Shopfloor floor, Guid team, Caller person)
    {
        var insights = new List<Guid>();
        for (var i = 0; i < 6; i++)
            insights.Add(await floor.DeliverAsync($"{team:n}-{floor.Clock.GetUtcNow():yyyyMMddHHmmss}-{i}", team));
        foreach (var insight in insights)
        {
            floor.Clock.Advance(TimeSpan.FromSeconds(5));
            Shopfloor.Done(await floor.Dismiss.RunAsync(person, insight, DismissReason.Known, null, Stop));
        }
    }
}
