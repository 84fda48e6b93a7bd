using AIoT.Twin.Enablement.Adoption;
using AIoT.Twin.Governance;
using AIoT.Twin.Web.Enablement;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.ComponentTests.Enablement;

public sealed class AdoptionPageTests : TwinTestContext
{
    static readonly DateOnly s_first = new(2025, 10, 6);

    [Fact]
    public void The_page_tells_teams_apart_and_says_where_it_stopped()
    {
        Services.AddSingleton<IAdoptionQueries>(new FakeAdoption(
            Team("Grown", "NNNNNNUUUUUU"), Team("Faded", "UUUUUUUsssss"), Team("Bare", "------------"), Team("Clicks", "NNNNNNNNNNNN", folded: 6)));

        var page = Render<AdoptionPage>();

        Assert.Contains("1 of 3 teams", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Growing into use: 0 of 6 weeks before, 6 of the last 6.", Row(page, "Grown"), StringComparison.Ordinal);
        Assert.Contains("Fading: used 6 of 6 weeks before, 1 of the last 6.", Row(page, "Faded"), StringComparison.Ordinal);
        Assert.Contains("No insight was due for it in 12 weeks.", Row(page, "Bare"), StringComparison.Ordinal);
        Assert.Contains("Clicked away: 24 decisions in 4 weeks", Row(page, "Clicks"), StringComparison.Ordinal);
        var stopped = page.Find(".stopped").TextContent;
        Assert.Contains("not seen", stopped, StringComparison.Ordinal);
        Assert.Contains("nothing to act on", stopped, StringComparison.Ordinal);
        Assert.Contains("How this is counted", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("People=", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_anything_is_due_in_a_week_the_one_before_is_told()
    {
        Services.AddSingleton<IAdoptionQueries>(new FakeAdoption(Team("Early", "UUUUUUUUUUU-"), Team("Late", "UUUUUUUUUUs-"), Team("Bare", "------------")));

        var page = Render<AdoptionPage>();

        Assert.Contains("Teams that used insights last week", page.Markup, StringComparison.Ordinal);
        Assert.Contains("1 of 2 teams", page.Markup, StringComparison.Ordinal);
        var stopped = page.Find(".stopped").TextContent;
        Assert.Contains("Late", stopped, StringComparison.Ordinal);
        Assert.DoesNotContain("Early", stopped, StringComparison.Ordinal);
    }

    static string Row(IRenderedComponent<AdoptionPage> page, string team) =>
        page.FindAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent.StartsWith(team, StringComparison.Ordinal)).TextContent;

    static TeamAdoption Team(string name, string weeks, int folded = 0)
    {
        var all = weeks.Select((w, i) => w switch
        {
            'U' => new TeamWeek(s_first.AddDays(7 * i), WeekOutcome.Used, 4, 4, 4, 0),
            's' => new TeamWeek(s_first.AddDays(7 * i), WeekOutcome.NotSeen, 4, 0, 0, 0),
            '-' => new TeamWeek(s_first.AddDays(7 * i), WeekOutcome.NothingToActOn, 0, 0, 0, 0),
            _ => new TeamWeek(s_first.AddDays(7 * i), WeekOutcome.NotDecided, 8, 8, 1, folded),
        }).ToList();
        return new(Guid.NewGuid(), name, Guid.NewGuid(), null, "Europe/Berlin", null, true, all) { Habit = WeekRule.IsHabit(all) };
    }

    sealed class FakeAdoption(params TeamAdoption[] teams) : IAdoptionQueries
    {
        public Task<AdoptionReport> ReportAsync(Caller by, Guid scope, int weeks, CancellationToken cancellationToken)
        {
            var counts = teams[0].Weeks.Select((w, i) => new WeekCount(w.Monday, teams.Count(t => t.Weeks[i].Outcome is WeekOutcome.Used), teams.Count(t => t.Weeks[i].Due > 0)));
            return Task.FromResult(new AdoptionReport([.. counts], teams, new(12, 30), DateTimeOffset.UnixEpoch));
        }
    }
}
