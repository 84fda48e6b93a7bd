using AIoT.Twin.Enablement.Teams;

namespace AIoT.Twin.UnitTests.Enablement;

public sealed class RosterTests
{
    static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    static readonly Guid s_site = Guid.NewGuid();
    static readonly Guid s_line = Guid.NewGuid();
    static readonly Guid s_machine = Guid.NewGuid();

    [Theory]
    [InlineData("2026-03-02T21:59:00+01:00", false)]
    [InlineData("2026-03-02T22:00:00+01:00", true)]
    [InlineData("2026-03-03T05:59:00+01:00", true)]
    [InlineData("2026-03-03T06:00:00+01:00", false)]
    [InlineData("2026-03-03T22:30:00+01:00", false)]
    public void A_night_shift_lasts_into_the_next_morning(string time, bool onDuty) =>
        Assert.Equal(onDuty, Responsible.IsOnDuty(TeamOf(s_line, (DayOfWeek.Monday, 22, 8)), DateTimeOffset.Parse(time, null), s_berlin));

    [Fact]
    public void An_insight_goes_to_the_team_of_the_line_on_duty()
    {
        var (early, late, site) = (TeamOf(s_line, (DayOfWeek.Monday, 6, 8)), TeamOf(s_line, (DayOfWeek.Monday, 14, 8)), TeamOf(s_site, (DayOfWeek.Monday, 0, 24)));
        var monday = new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.FromHours(1));

        Assert.Equal([late.Id], Responsible.Of([early, late, site], [s_machine, s_line, s_site], monday, s_berlin));
    }

    [Fact]
    public void When_nobody_is_on_duty_all_responsible_teams_get_it()
    {
        var (early, late) = (TeamOf(s_line, (DayOfWeek.Monday, 6, 8)), TeamOf(s_line, (DayOfWeek.Monday, 14, 8)));
        var sunday = new DateTimeOffset(2026, 3, 1, 15, 0, 0, TimeSpan.FromHours(1));

        Assert.Equal(new[] { early.Id, late.Id }.Order(), Responsible.Of([early, late], [s_machine, s_line], sunday, s_berlin));
    }

    static Team TeamOf(Guid twin, (DayOfWeek Day, int Hour, int Hours) shift)
    {
        var id = Guid.NewGuid();
        return new()
        {
            Id = id,
            Name = "Team",
            NameKey = "team",
            TwinId = twin,
            Since = DateTimeOffset.UnixEpoch,
            Shifts = [new() { TeamId = id, Day = shift.Day, Starts = shift.Hour * 60, Minutes = shift.Hours * 60 }],
        };
    }
}
