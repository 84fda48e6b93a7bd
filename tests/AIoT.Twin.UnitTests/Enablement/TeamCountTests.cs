using AIoT.Twin.Enablement.Adoption;

namespace AIoT.Twin.UnitTests.Enablement;

public sealed class TeamCountTests
{
    static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    static readonly DateOnly s_monday = new(2026, 3, 23);
    static readonly DateTimeOffset s_week = SiteWeeks.StartOf(s_monday, s_berlin);
    static readonly Guid s_team = Guid.NewGuid();
    static readonly Guid[] s_people = [.. Enumerable.Range(0, 6).Select(_ => Guid.NewGuid())];

    readonly List<Delivered> _delivered = [];
    readonly List<Decided> _decided = [];
    readonly List<Looked> _looked = [];

    [Fact]
    public void Three_of_four_by_two_people_is_use()
    {
        for (var i = 0; i < 4; i++)
            Decide(Deliver(hour: 10 + i), person: i % 2, hour: i < 3 ? 20 : 9000);

        Assert.Equal(WeekOutcome.Used, Week().Outcome);
        Assert.Equal((4, 3, 2), (Week().Due, Week().Decided, Week().People));
    }

    [Fact]
    public void A_decision_after_the_week_changes_nothing()
    {
        Decide(Deliver(hour: 10), person: 0, hour: 7 * 24);

        Assert.Equal(WeekOutcome.NotSeen, Week().Outcome);
    }

    [Fact]
    public void Looking_is_not_deciding()
    {
        _looked.Add(new(s_people[0], Deliver(hour: 10), s_week.AddHours(11)));

        Assert.Equal(WeekOutcome.NotDecided, Week().Outcome);
    }

    [Fact]
    public void Clicking_everything_away_within_a_minute_is_one_decision()
    {
        for (var i = 0; i < 8; i++)
        {
            var insight = Deliver(hour: 10);
            _decided.Add(new(s_people[0], insight, s_week.AddHours(12).AddSeconds(i * 4)));
        }

        Assert.Equal(WeekOutcome.NotDecided, Week().Outcome);
        Assert.Equal((8, 8, 1, 7), (Week().Due, Week().Seen, Week().Decided, Week().Folded));
    }

    [Fact]
    public void What_others_decide_is_not_the_teams_use()
    {
        _decided.Add(new(Guid.NewGuid(), Deliver(hour: 10), s_week.AddHours(11)));

        Assert.Equal(WeekOutcome.NotSeen, Week().Outcome);
    }

    [Fact]
    public void What_is_not_due_yet_is_no_reproach()
    {
        Deliver(hour: 100);

        Assert.Equal(WeekOutcome.NothingToActOn, Week(now: s_week.AddHours(50)).Outcome);
        Assert.Equal(WeekOutcome.NotSeen, Week(now: s_week.AddHours(101)).Outcome);
    }

    [Fact]
    public void A_team_of_four_is_not_divided()
    {
        Decide(Deliver(hour: 10), person: 0, hour: 11);

        Assert.Equal(WeekOutcome.Used, Week(members: 4).Outcome);
        Assert.Null(Week(members: 4).People);
        Assert.Equal(1, Week(members: 5).People);
    }

    [Theory]
    [InlineData(2026, 3, 23, 167)]
    [InlineData(2026, 3, 30, 168)]
    [InlineData(2026, 10, 19, 169)]
    public void A_week_is_as_long_as_the_clocks_of_the_site_say(int year, int month, int day, int hours)
    {
        var monday = new DateOnly(year, month, day);

        Assert.Equal(TimeSpan.FromHours(hours), SiteWeeks.StartOf(monday.AddDays(7), s_berlin) - SiteWeeks.StartOf(monday, s_berlin));
        Assert.Equal(monday, SiteWeeks.MondayOf(SiteWeeks.StartOf(monday, s_berlin), s_berlin));
        Assert.Equal(monday.AddDays(-7), SiteWeeks.MondayOf(SiteWeeks.StartOf(monday, s_berlin).AddTicks(-1), s_berlin));
    }

    [Fact]
    public void The_present_week_is_one_that_has_begun_at_every_site()
    {
        var sunday = new DateTimeOffset(2026, 11, 22, 18, 0, 0, TimeSpan.Zero);
        TimeZoneInfo[] zones = [TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), s_berlin];

        Assert.Equal(new DateOnly(2026, 11, 16), SiteWeeks.Last(12, sunday, zones)[^1]);
        Assert.Equal(new DateOnly(2026, 11, 23), SiteWeeks.Last(12, sunday, zones[..1])[^1]);
        Assert.Equal(new DateOnly(2026, 11, 16), SiteWeeks.Last(12, sunday, [])[^1]);
    }

    Guid Deliver(int hour)
    {
        var insight = Guid.NewGuid();
        _delivered.Add(new(s_team, insight, s_week.AddHours(hour - 5), s_week.AddHours(hour)));
        return insight;
    }

    void Decide(Guid insight, int person, int hour) => _decided.Add(new(s_people[person], insight, s_week.AddHours(hour)));

    TeamWeek Week(DateTimeOffset? now = null, int members = 6) =>
        new TeamCount(s_team, rostered: true, s_people.Take(members).ToHashSet(), leastPeople: 5, s_berlin, now ?? s_week.AddDays(30))
            .Of([s_monday], _delivered, _decided, _looked)[0];
}
