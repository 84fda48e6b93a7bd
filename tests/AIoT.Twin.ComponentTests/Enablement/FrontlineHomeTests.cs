using AIoT.Twin.ComponentTests.Fakes;
using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Enablement.Teams;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Enablement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.ComponentTests.Enablement;

public sealed class FrontlineHomeTests : TwinTestContext
{
    readonly EmptyStore _store = new();
    readonly DeliverInsight _deliver;
    readonly Guid _team = Guid.CreateVersion7();

    public FrontlineHomeTests()
    {
        Services.AddSingleton<IDbContextFactory<TwinDbContext>>(_store);
        Services.AddSingleton<IScopeTree, TwinIndex>().AddSingleton<ConfigurationVersion>().AddSingleton<TwinChanges>().AddSingleton<Permit>().AddSingleton<Principals>();
        Services.AddSingleton<DeliverInsight>().AddSingleton<SeeInsight>().AddSingleton<InsightDesk>();
        Services.AddSingleton<AcceptInsight>().AddSingleton<ActOnInsight>().AddSingleton<DismissInsight>();
        Services.AddSingleton<IInsightQueries, InsightQueries>().AddSingleton<ITeamQueries, TeamQueries>().AddScoped<InsightWords>();
        _deliver = Services.GetRequiredService<DeliverInsight>();
    }

    [Fact]
    public async Task At_most_five_open_insights_are_shown_newest_first_and_read_like_a_colleague_wrote_them()
    {
        await JoinAsync();
        for (var i = 0; i < 6; i++)
            await DeliverAsync($"cause-{i}");

        var page = Render<FrontlineHome>();

        var cards = page.FindAll("article.insight");
        Assert.Equal(5, cards.Count);
        Assert.Contains("Filler, flow: 6 m³/h above usual since", cards[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("still rising", cards[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("13:05 CET", cards[0].TextContent, StringComparison.Ordinal);
        Assert.All(cards, card => Assert.Equal(["I’m on it", "Done", "Not useful"], card.QuerySelectorAll("button.rz-button").Select(b => b.TextContent.Split('\n')[0].Trim()[^Math.Min(10, b.TextContent.Trim().Length)..]).Select(Tail)));
        Assert.DoesNotContain("ADWIN", page.Markup, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_takes_it_on_is_named_and_what_was_found_closes_it()
    {
        await JoinAsync();
        await DeliverAsync("cause");
        var page = Render<FrontlineHome>();

        await page.FindAll("button").Single(b => b.TextContent.Contains("on it", StringComparison.Ordinal)).ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("you: on it", page.Markup, StringComparison.Ordinal));
        await page.FindAll("button").Single(b => b.TextContent.EndsWith("Done", StringComparison.Ordinal)).ClickAsync(new());
        await page.Find("textarea").ChangeAsync(new() { Value = "Valve was half closed." });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Nothing to do right now", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Who_is_in_no_team_is_told_so() =>
        Assert.Contains("You are in no team", Render<FrontlineHome>().Markup, StringComparison.Ordinal);

    static string Tail(string text) => text.EndsWith("on it", StringComparison.Ordinal) ? "I’m on it" : text.EndsWith("Done", StringComparison.Ordinal) ? "Done" : text.EndsWith("useful", StringComparison.Ordinal) ? "Not useful" : text;

    async Task JoinAsync()
    {
        await using var db = _store.CreateDbContext();
        db.Add(new Team { Id = _team, Name = "Early", NameKey = "early", TwinId = Plant.Filler.ParentId, Since = Clock.GetUtcNow(), Members = [new() { TeamId = _team, PersonId = Me.Id, Since = Clock.GetUtcNow() }] });
        await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
    }

    async Task DeliverAsync(string cause)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        var insight = new NewInsight(Plant.Filler.Id, Plant.Flow.Id, cause, "behaviour-changed.level", new Dictionary<string, string>
        {
            ["unit"] = "m3/h",
            ["magnitude"] = "6",
            ["trend"] = "rising",
            ["sinceEarliest"] = "2026-01-01T12:00:00Z",
            ["sinceLatest"] = "2026-01-01T12:10:00Z",
        })
        { Teams = [_team] };
        Assert.IsType<InsightResult.Done>(await _deliver.RunAsync(Caller.System, insight, Xunit.TestContext.Current.CancellationToken));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _store.Dispose();
    }
}
