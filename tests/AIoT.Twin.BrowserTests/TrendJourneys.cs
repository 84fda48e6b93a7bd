using System.Text.RegularExpressions;
using AIoT.Twin.BrowserTests.Pages;

namespace AIoT.Twin.BrowserTests;

public sealed partial class TrendJourneys(Browser browser) : Journey(browser)
{
    [Fact]
    public async Task Pens_are_added_zoomed_into_and_shared()
    {
        await Browser.PlantIsFilledAsync();
        var visit = await VisitAsync(Person.OtEngineer, "/trends");
        var trends = new Trends(visit.Page);
        await Expect(trends.Search).ToBeFocusedAsync();
        await trends.AddAsync("Lindau Line 1 Filler Nozzle temperature");
        await trends.AddAsync("Lindau Line 1 Filler State");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Signals of the plant" }).ClickAsync();
        await visit.Page.Locator(".tree button.signal").Filter(new() { HasText = "Product pressure" }).First.ClickAsync();
        await Expect(trends.Pens).ToHaveCountAsync(3);
        await visit.Page.Locator(".tree button.signal").Filter(new() { HasText = "Rate" }).First.DragToAsync(trends.Chart);
        await Expect(trends.Pens).ToHaveCountAsync(4);

        await trends.DragAsync(0.3, 0.6);
        await Expect(visit.Page).ToHaveURLAsync(Zoomed());
        await PhotographAsync(visit.Page, "trends-zoomed-light-1440");
        await trends.Back.ClickAsync();
        await Expect(trends.Range).ToHaveValueAsync("now-8h");
        await visit.Page.GoBackAsync();
        await Expect(visit.Page).ToHaveURLAsync(Zoomed());

        var other = await VisitAsync(Person.OtEngineer, new Uri(visit.Page.Url).PathAndQuery);
        var shared = new Trends(other.Page);
        await shared.ExpectDrawnAsync();
        await Expect(shared.Pens).ToHaveCountAsync(4);
        await Expect(shared.Range).ToHaveValueAsync(await trends.Range.InputValueAsync());
    }

    [Fact]
    public async Task Cursors_measure_an_earlier_period_lies_behind_and_the_machine_is_swapped()
    {
        await Browser.PlantIsFilledAsync();
        var visit = await VisitAsync(Person.OtEngineer, "/trends");
        var trends = new Trends(visit.Page);
        await trends.AddAsync("Lindau Line 1 Filler Nozzle temperature");
        await trends.Range.FillAsync("now-3h");
        await trends.Range.PressAsync("Enter");
        await Expect(visit.Page).ToHaveURLAsync(Hours());

        await trends.ClickAsync(0.25);
        await Expect(trends.Figure(0, "At A")).ToBeVisibleAsync();
        await trends.ClickAsync(0.75);
        await Expect(trends.Figure(0, "Time-weighted mean")).ToBeVisibleAsync();
        await Expect(trends.Figure(0, "Unit")).ToHaveTextAsync("°C");
        var before = await trends.Cursor("B").GetAttributeAsync("aria-valuenow");
        await trends.Cursor("B").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Shift+ArrowLeft");
        await Expect(trends.Cursor("B")).Not.ToHaveAttributeAsync("aria-valuenow", before!);
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(trends.Cursor("A")).ToBeHiddenAsync();

        await trends.Choice("Compare with").SelectOptionAsync("7d");
        await Expect(visit.Page).ToHaveURLAsync(Earlier());
        await trends.Choice("Swap the machine").SelectOptionAsync(new SelectOptionValue { Label = "Line 2 / Filler" });
        await Expect(trends.Pens.First).ToContainTextAsync("Line 2 / Filler");

        var file = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync());
        var lines = await File.ReadAllLinesAsync((await file.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.True(lines[0].Contains("Line 2 / Filler · Nozzle temperature, mean", StringComparison.Ordinal), lines[0]);
        Assert.Contains("Cel", lines[1], StringComparison.Ordinal);
        Assert.True(lines.Length > 100);
    }

    [Fact]
    public async Task It_is_paused_and_goes_on_and_worked_by_keys()
    {
        await Browser.PlantIsFilledAsync();
        var visit = await VisitAsync(Person.OtEngineer, "/trends");
        var trends = new Trends(visit.Page);
        await trends.AddAsync("Lindau Line 1 Filler Fill mass");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(visit.Page.GetByText("values came since")).ToContainTextAsync(Came(), new() { Timeout = 30_000 });
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(visit.Page.GetByText("values came since")).ToHaveCountAsync(0);

        await trends.Chart.FocusAsync();
        await visit.Page.Keyboard.PressAsync("+");
        await Expect(visit.Page).ToHaveURLAsync(Zoomed());
        await visit.Page.Keyboard.PressAsync("a");
        await Expect(trends.Cursor("A")).ToBeFocusedAsync();
        await Expect(trends.Figure(0, "At A")).ToBeVisibleAsync();
        await trends.Choice("Show as").SelectOptionAsync("Table");
        await Expect(visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Fill mass (g)", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_a_phone_it_fits_and_a_value_of_a_twin_leads_there()
    {
        await Browser.PlantIsFilledAsync();
        var visit = await VisitAsync(Person.OtEngineer, "/trends", 400, 800);
        var trends = new Trends(visit.Page);
        await trends.AddAsync("Lindau Line 1 Filler State");
        await trends.AddAsync("Lindau Line 1 Filler Fill mass");
        await ExpectNoSidewaysScrollAsync(visit.Page);
        await trends.ClickAsync(0.5);
        await Expect(trends.Figure(0, "At A")).ToBeVisibleAsync();
        await ExpectNoSidewaysScrollAsync(visit.Page);
        await PhotographAsync(visit.Page, "trends-light-400");

        await trends.Pens.First.GetByRole(AriaRole.Link).First.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Trend of Rate" }).ClickAsync();
        await Expect(visit.Shell.Title).ToHaveTextAsync("Trends");
        await Expect(trends.Pens.First).ToContainTextAsync("Rate");
    }

    [GeneratedRegex("range=20")]
    private static partial Regex Zoomed();

    [GeneratedRegex("range=now-3h")]
    private static partial Regex Hours();

    [GeneratedRegex("earlier=7d")]
    private static partial Regex Earlier();

    [GeneratedRegex(@"[1-9]\d* values came since")]
    private static partial Regex Came();
}
