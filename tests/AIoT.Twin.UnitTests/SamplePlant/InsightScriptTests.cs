using AIoT.Twin.Acquisition;
using AIoT.Twin.Enablement.Adoption;
using AIoT.Twin.SamplePlant;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.People;

namespace AIoT.Twin.UnitTests.SamplePlant;

public sealed class InsightScriptTests
{
    public static TheoryData<int> HoursAroundTheTurnOfTheWeek => [.. Enumerable.Range(12, 24)];

    // Sites in two zones begin their week hours apart; the report goes up to the week that has begun at both.
    [Theory]
    [MemberData(nameof(HoursAroundTheTurnOfTheWeek))]
    public void Every_reported_week_that_is_over_has_its_insights_at_whatever_hour_the_plant_is_installed(int hour)
    {
        var installed = new DateTimeOffset(2026, 11, 22, 0, 30, 0, TimeSpan.Zero).AddHours(hour);
        var layout = new PlantLayout(installed.ToMicroseconds());
        var mondays = SiteWeeks.Last(PlantedTruths.WeeksOfInsights + 1, installed, layout.Sites.Select(s => s.Calendar.Zone));
        var teams = InsightScript.Of(layout, new()).GroupBy(i => i.Team).ToList();

        Assert.Equal(TeamSpec.All.Count(t => t.InsightsPerWeek > 0), teams.Count);
        foreach (var team in teams)
        {
            var zone = layout.Sites.Single(s => s.Spec.Name == team.Key.Site).Calendar.Zone;
            var weeks = team.Select(i => SiteWeeks.MondayOf(i.AtUs.ToTime(), zone)).ToHashSet();
            Assert.All(mondays.SkipLast(1), monday => Assert.Contains(monday, weeks));
        }
    }
}
