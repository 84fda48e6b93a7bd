using System.Text.RegularExpressions;

namespace AIoT.Twin.BrowserTests;

/// <summary>The first ten seconds of each of the five people, and what they then came for, on the sample plant as it was computed.</summary>
public sealed partial class PeopleJourneys(Browser browser) : Journey(browser)
{
    static readonly LocatorAssertionsToBeVisibleOptions s_patiently = new() { Timeout = 60_000 };

    [Fact]
    public async Task A_manager_sees_which_use_cases_deliver_and_opens_the_rows_behind_a_figure()
    {
        await Browser.PlantIsFilledAsync();
        var visit = await VisitAsync(Person.Manager, "/");
        var page = visit.Page;

        await Expect(page.GetByText("2 use cases: 1 verified, 1 short of target")).ToBeVisibleAsync(s_patiently);
        await Expect(Row(page, "Fewer unplanned stops")).ToContainTextAsync("target open: about 3 in 4 that it is reached");
        await Expect(Row(page, "15 % less electricity")).ToContainTextAsync("target missed");
        await PhotographAsync(page, "manager");

        await page.GetByRole(AriaRole.Link, new() { Name = "Fewer unplanned stops on the filling lines" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Unplanned downtime, Line 2" }).ClickAsync();
        await Expect(page.GetByText("not verified yet").First).ToBeVisibleAsync();
        await PhotographAsync(page, "use-case");

        await page.GetByRole(AriaRole.Button, new() { Name = "Stops", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Row).Nth(20)).ToBeVisibleAsync();
        await PhotographAsync(page, "use-case-rows");
    }

    [Fact]
    public async Task An_OT_engineer_sees_the_sources_and_edits_the_hierarchy_by_hand()
    {
        await Browser.PlantIsFilledAsync();
        var visit = await VisitAsync(Person.OtEngineer, "/");
        var page = visit.Page;
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Line 1 process" })).ToContainTextAsync("Running");
        await Expect(page.GetByPlaceholder("Twin, signal (tag) or page")).ToBeFocusedAsync();

        await page.GotoAsync("/twins");
        await page.GetByRole(AriaRole.Treeitem, new() { Name = "Lindau" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New twin" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync("Warehouse");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Treeitem, new() { Name = "Warehouse" })).ToBeVisibleAsync();

        await page.GotoAsync("/audit");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Jonas Keller" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_OT_engineer_watches_values_arrive_from_a_source()
    {
        await Browser.PlantIsFilledAsync();
        var visit = await VisitAsync(Person.OtEngineer, "/sources");
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Line 1 process" }).ClickAsync();

        var value = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "°C" }).First.GetByRole(AriaRole.Cell).Nth(2);
        await Expect(value).ToHaveTextAsync(AnyNumber());
        var first = await value.InnerTextAsync();
        await Expect(value).Not.ToHaveTextAsync(first, new() { Timeout = 30_000 });

        await page.GetByRole(AriaRole.Button, new() { Name = "Test", Exact = true }).ClickAsync();
        await Expect(page.GetByText("It answers.")).ToBeVisibleAsync();
        await PhotographAsync(page, "source");
    }

    [Fact]
    public async Task Somebody_at_the_line_takes_an_insight_on_and_says_what_was_found()
    {
        await Browser.PlantIsFilledAsync();
        var visit = await VisitAsync(Person.Frontline, "/", 400, 800);
        var page = visit.Page;
        var insight = page.GetByRole(AriaRole.Article).First;
        await Expect(insight).ToBeVisibleAsync(s_patiently);
        await PhotographAsync(page, "frontline-400");
        var name = await insight.GetByRole(AriaRole.Heading).InnerTextAsync();
        var mine = page.GetByRole(AriaRole.Article, new() { Name = name });

        await mine.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await mine.GetByRole(AriaRole.Textbox).FillAsync("A loose terminal, tightened.");
        await mine.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(mine.GetByRole(AriaRole.Button, new() { Name = "Not useful" })).ToHaveCountAsync(0);
        await ExpectNoSidewaysScrollAsync(page);
    }

    [Fact]
    public async Task The_centre_of_excellence_sees_which_teams_use_insights_and_where_it_stops_in_the_others()
    {
        await Browser.PlantIsFilledAsync();
        var visit = await VisitAsync(Person.CentreOfExcellence, "/");
        var page = visit.Page;

        // Of the last week, which is whole: how many teams have something due in the present one depends on its day.
        await Expect(page.GetByText(LastWeekOfSeven())).ToBeVisibleAsync(s_patiently);
        await Expect(page.GetByText("Growing into use")).ToBeVisibleAsync();
        await Expect(page.GetByText("Fading")).ToBeVisibleAsync();
        await Expect(page.GetByText("Clicked away")).ToBeVisibleAsync();
        await Expect(page.GetByText("No insight was due for it")).ToBeVisibleAsync();
        await PhotographAsync(page, "adoption-home");
    }

    [Fact]
    public async Task A_data_scientist_finds_the_two_planted_sensors_and_no_other_and_the_model_that_changed()
    {
        await Browser.PlantIsFilledAsync();
        var visit = await VisitAsync(Person.DataScientist, "/");
        var page = visit.Page;

        await Expect(page.GetByText("1 changed, 0 cannot be judged yet, 0 healthy")).ToBeVisibleAsync(new() { Timeout = 180_000 });
        var suspects = page.GetByRole(AriaRole.Region, new() { Name = "Sensors suspect" });
        await Expect(suspects.GetByRole(AriaRole.Row).Filter(new() { HasText = "stuck at" })).ToHaveCountAsync(1, new() { Timeout = 180_000 });
        await Expect(suspects.GetByRole(AriaRole.Row).Filter(new() { HasText = "still rising" })).ToHaveCountAsync(1);
        await Expect(suspects.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        await PhotographAsync(page, "models");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "CSV" }).First.ClickAsync());
        Assert.EndsWith(".csv", download.SuggestedFilename, StringComparison.Ordinal);
    }

    static ILocator Row(IPage page, string text) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = text });

    [GeneratedRegex(@"\d")]
    private static partial Regex AnyNumber();

    [GeneratedRegex("^Last week [4-7] of 7;")]
    private static partial Regex LastWeekOfSeven();
}
