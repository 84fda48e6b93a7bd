using AIoT.Twin.Enablement.Adoption;

namespace AIoT.Twin.UnitTests.Enablement;

public sealed class WeekRuleTests
{
    [Theory]
    [InlineData(1, 1, 1, 1, WeekOutcome.Used)]
    [InlineData(2, 2, 2, 2, WeekOutcome.Used)]
    [InlineData(2, 2, 2, 1, WeekOutcome.NotDecided)]
    [InlineData(2, 2, 1, 1, WeekOutcome.NotDecided)]
    [InlineData(4, 4, 3, 2, WeekOutcome.Used)]
    [InlineData(4, 4, 2, 2, WeekOutcome.NotDecided)]
    [InlineData(10, 10, 5, 2, WeekOutcome.Used)]
    [InlineData(10, 10, 4, 2, WeekOutcome.NotDecided)]
    [InlineData(10, 10, 10, 1, WeekOutcome.NotDecided)]
    [InlineData(4, 0, 0, 0, WeekOutcome.NotSeen)]
    [InlineData(4, 4, 0, 0, WeekOutcome.NotDecided)]
    [InlineData(0, 0, 0, 0, WeekOutcome.NothingToActOn)]
    public void A_team_used_insights_when_it_decided_half_and_three_by_two_people(int due, int seen, int decided, int people, WeekOutcome expected) =>
        Assert.Equal(expected, WeekRule.Of(rostered: true, due, seen, decided, people));

    [Fact]
    public void A_team_without_a_roster_is_not_counted() =>
        Assert.Equal(WeekOutcome.NotRostered, WeekRule.Of(rostered: false, 4, 4, 4, 4));

    [Theory]
    [InlineData("UUUU", true)]
    [InlineData("UUUN", true)]
    [InlineData("UUNN", false)]
    [InlineData("NUU-U", true)]
    [InlineData("UU-U", null)]
    [InlineData("UUUUNN", false)]
    public void A_habit_is_three_of_the_last_four_weeks_with_something_due(string weeks, bool? habit) =>
        Assert.Equal(habit, WeekRule.IsHabit(weeks.Select((w, i) => new TeamWeek(
            new DateOnly(2026, 1, 5).AddDays(7 * i), w is 'U' ? WeekOutcome.Used : w is 'N' ? WeekOutcome.NotDecided : WeekOutcome.NothingToActOn, w is '-' ? 0 : 4, 4, 4, 0))));
}
