using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Analysis;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Kit.Charts;
using AIoT.Twin.Web.Telemetry.Trends;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.ComponentTests.Telemetry.Trends;

public sealed class TrendsPageTests : TwinTestContext
{
    readonly FakeMarks _marks = new();

    public TrendsPageTests()
    {
        Services.AddSingleton<ISourceQueries>(new FakeSources());
        Services.AddSingleton<ISignalAnalysis>(new FakeAnalysis());
        Services.AddSingleton<ITwinMarks>(_marks).AddSingleton<Catalog<ITwinMarks>>();
        Services.AddPlugin<IMarkText, StopMarkText>();
        Services.AddScoped<TrendMarks>().AddScoped<TrendMeasures>().AddScoped<TrendSisters>().AddScoped<TrendFinder>().AddScoped<TrendPairs>();
    }

    NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    string Query => new Uri(Navigation.Uri).Query;

    IRenderedComponent<TrendsPage> At(string query)
    {
        Navigation.NavigateTo($"/trends{query}");
        var page = Render<TrendsPage>();
        // Several pens are read at once, and not on this thread.
        page.WaitForState(() => page.FindAll("[data-busy]").Count == 0);
        return page;
    }

    // Found and done at once, whatever is drawn meanwhile.
    static void Do(IRenderedComponent<TrendsPage> page, Action act) => page.InvokeAsync(act);

    void ExpectQuery(IRenderedComponent<TrendsPage> page, string query) => page.WaitForAssertion(() => Assert.Equal(query, Query));

    [Fact]
    public void The_address_is_the_trend()
    {
        var page = At($"?pens={Plant.Flow.Id},{Plant.Power.Id}&range=now-30d");

        Assert.Equal(2, page.FindAll("tr[data-pen]").Count);
        Assert.Equal(30L * 24 * 3600 * 1_000_000, History.Windows[0].To - History.Windows[0].From);

        Do(page, () => page.Find("button[aria-label='Remove Flow']").Click());
        ExpectQuery(page, $"?pens={Plant.Power.Id}&range=now-30d");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tr[data-pen]")));
    }

    [Fact]
    public void Going_back_shows_what_was_there()
    {
        var page = At($"?pens={Plant.Flow.Id}");
        Do(page, () => page.Find("button[aria-label='Remove Flow']").Click());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("tr[data-pen]")));

        Navigation.NavigateTo($"/trends?pens={Plant.Flow.Id}");

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tr[data-pen]")));
    }

    [Fact]
    public void A_step_taken_before_the_browser_has_followed_the_last_one_goes_on_from_it()
    {
        var browser = new SlowNavigation($"/trends?pens={Plant.Flow.Id}");
        Services.AddSingleton<NavigationManager>(browser);
        var page = Render<TrendsPage>();
        page.WaitForState(() => page.FindAll("[data-busy]").Count == 0);

        foreach (var words in (string[])["filler power", "oven power"])
        {
            Do(page, () => page.Find("input[role=combobox]").Input(words));
            Do(page, () => page.Find("input[role=combobox]").KeyDown("Enter"));
        }

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("tr[data-pen]").Count));
        browser.Arrive();
        Assert.Equal(3, page.FindAll("tr[data-pen]").Count);
        browser.Arrive();
        Assert.Equal(3, page.FindAll("tr[data-pen]").Count);
        Assert.Equal(3, browser.Uri.Split(',').Length);
    }

    [Fact]
    public void An_empty_trend_teaches_and_offers_what_speaks()
    {
        Say(Plant.Flow, 3);
        var page = At("");

        Assert.Contains("No signal is on this trend yet", page.Markup, StringComparison.Ordinal);
        Do(page, () => page.FindAll(".start button").Single(b => b.TextContent == "Flow").Click());

        ExpectQuery(page, $"?pens={Plant.Flow.Id}");
    }

    [Fact]
    public void A_signal_is_added_by_words_and_enter()
    {
        var page = At($"?pens={Plant.Flow.Id}");

        Do(page, () => page.Find("input[role=combobox]").Input("filler power"));
        Do(page, () => page.Find("input[role=combobox]").KeyDown("Enter"));

        ExpectQuery(page, $"?pens={Plant.Flow.Id},{Plant.Power.Id}");
    }

    [Fact]
    public void A_signal_is_taken_from_the_tree_and_off_again()
    {
        var page = At($"?pens={Plant.Flow.Id}");
        Do(page, () => page.Find(".actions button").Click());

        Do(page, () => page.Find($".tree [data-signal='{Plant.Power.Id}']").Click());
        ExpectQuery(page, $"?pens={Plant.Flow.Id},{Plant.Power.Id}");
        page.WaitForAssertion(() => Assert.Equal("true", page.Find($".tree [data-signal='{Plant.Power.Id}']").GetAttribute("aria-pressed")));
        Do(page, () => page.Find($".tree [data-signal='{Plant.Power.Id}']").Click());

        ExpectQuery(page, $"?pens={Plant.Flow.Id}");
    }

    [Fact]
    public async Task What_is_dropped_is_added_when_it_is_a_signal()
    {
        var page = At($"?pens={Plant.Flow.Id}");

        await page.InvokeAsync(() => page.Instance.DroppedAsync($"http://elsewhere/trends?pens={Plant.Power.Id},{Guid.NewGuid()}&range=now-1h"));

        ExpectQuery(page, $"?pens={Plant.Flow.Id},{Plant.Power.Id}");
    }

    [Fact]
    public void What_cannot_be_shown_is_said_and_the_rest_is_shown()
    {
        Access.Hidden.Add(Plant.Oven.Id);

        var page = At($"?pens={Plant.Flow.Id},{Plant.OvenPower.Id},{Guid.NewGuid()},nonsense&sister={Plant.Oven.Id}");

        var said = string.Join('\n', page.FindAll(".told").Select(p => p.TextContent));
        Assert.Contains("“nonsense” in the address is no signal", said, StringComparison.Ordinal);
        Assert.Contains("2 signals of this trend are not there, or you may not read them", said, StringComparison.Ordinal);
        Assert.Contains("The machine to compare with is not there", said, StringComparison.Ordinal);
        Assert.Equal(Plant.Flow.Id, Assert.Single(History.Windows).Signal);
        Assert.DoesNotContain("Oven", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Between_two_cursors_there_are_difference_ends_and_means_with_the_unit()
    {
        foreach (var (minutes, value) in new[] { (-50, 10.0), (-40, 30.0), (-30, 12.5) })
            History.Add(Plant.Flow.Id, Clock.Now().AddMinutes(minutes), value);
        Plant.Pace = null;

        var page = At($"?pens={Plant.Flow.Id}&a=2026-01-01T11:10:00Z&b=2026-01-01T11:30:00Z");

        page.WaitForAssertion(() => Assert.Equal("10.0", page.Find("td[data-title='At A']").TextContent.Trim()));
        var cells = page.FindAll("tr[data-pen] td[data-title]").ToDictionary(c => c.GetAttribute("data-title")!, c => c.TextContent.Trim());
        Assert.Equal(("10.0", "12.5", "+2.5"), (cells["At A"], cells["At B"], cells["B − A"]));
        Assert.Equal(("10.0", "30.0", "17.5", "42.0", "m³/h"), (cells["Lowest"], cells["Highest"], cells["Mean"], cells["Time-weighted mean"], cells["Unit"]));
    }

    [Fact]
    public void In_a_gap_there_is_no_value_at_a_cursor()
    {
        History.Add(Plant.Flow.Id, Clock.Now().AddMinutes(-50), 10);

        var page = At($"?pens={Plant.Flow.Id}&a=2026-01-01T11:30:00Z");

        Assert.Equal(Numbers.Unknown, page.WaitForElement("td[data-title='At A']").TextContent.Trim());
    }

    [Fact]
    public void States_between_cursors_are_lengths_of_time()
    {
        Plant.Pace = null;
        History.AddWhole(Plant.State.Id, Clock.Now().AddHours(-5), (long)MachineState.Running);
        History.AddWhole(Plant.State.Id, Clock.Now().AddMinutes(-40), (long)MachineState.OwnFault);

        var page = At($"?pens={Plant.State.Id}&a=2026-01-01T11:00:00Z&b=2026-01-01T11:30:00Z");

        Assert.Equal("running 20 min 0 s · own fault 10 min 0 s", page.WaitForElement(".states").TextContent.Trim());
        Assert.Equal("running", page.Find("td[data-title='At A']").TextContent.Trim());
    }

    [Fact]
    public void Paused_it_stands_still_counts_what_comes_and_goes_on_from_history()
    {
        History.Add(Plant.Flow.Id, Clock.Now().AddMinutes(-5), 1);
        var page = At($"?pens={Plant.Flow.Id}");
        Do(page, () => page.FindAll(".tools button").Single(b => b.TextContent.Contains("Pause", StringComparison.Ordinal)).Click());
        ExpectQuery(page, $"?pens={Plant.Flow.Id}&paused=2026-01-01T12:00:00Z");
        page.WaitForAssertion(() => Assert.Contains("Paused at 13:00:00 CET", page.Markup, StringComparison.Ordinal));
        var before = JSInterop.Invocations.Count(i => i.Identifier == "append");

        Clock.Advance(TimeSpan.FromSeconds(1));
        Say(Plant.Flow, 7);
        Clock.Advance(TimeSpan.FromSeconds(2));
        page.WaitForAssertion(() => Assert.Contains("1 values came since", page.Markup, StringComparison.Ordinal));
        Assert.Equal(before, JSInterop.Invocations.Count(i => i.Identifier == "append"));

        Do(page, () => page.FindAll(".tools button").Single(b => b.TextContent.Contains("Go on", StringComparison.Ordinal)).Click());
        page.WaitForAssertion(() => Assert.Equal(Clock.Now().ToMicroseconds(), History.Windows[^1].To));
        ExpectQuery(page, $"?pens={Plant.Flow.Id}");
    }

    [Fact]
    public void An_earlier_period_is_read_beside_this_one()
    {
        At($"?pens={Plant.Flow.Id}&range=now-1h&earlier=7d");

        Assert.Equal([TimeSpan.Zero, TimeSpan.FromDays(7)], History.Windows.Select(w => Clock.Now() - w.To.ToTime()).Order());
    }

    [Fact]
    public void An_earlier_day_over_the_change_of_the_clocks_is_23_hours_before()
    {
        Clock.Advance(new DateTimeOffset(2026, 3, 29, 10, 0, 0, TimeSpan.Zero) - Clock.Now());

        At($"?pens={Plant.Flow.Id}&range=now-1h&earlier=1d");

        Assert.Contains(History.Windows, w => Clock.Now() - w.To.ToTime() == TimeSpan.FromHours(23));
    }

    [Fact]
    public void A_sister_is_read_beside_and_swapped_in()
    {
        var page = At($"?pens={Plant.Power.Id}&sister={Plant.Oven.Id}");
        page.WaitForAssertion(() => Assert.Equal(new[] { Plant.Power.Id, Plant.OvenPower.Id }.Order(), History.Windows.Select(w => w.Signal).Order()));

        Do(page, () => page.FindAll(".options select")[^1].Change(Plant.Oven.Id.ToString()));

        ExpectQuery(page, $"?pens={Plant.OvenPower.Id}");
    }

    [Fact]
    public void Stops_are_on_the_axis_and_in_a_list_and_can_be_left_out()
    {
        _marks.Marks.Add(new TwinMark("stop", Plant.Filler.Id, "OwnFault", Clock.Now().AddHours(-2), Clock.Now().AddHours(-1), new Dictionary<string, string>()));
        var page = At($"?pens={Plant.Flow.Id}");

        Assert.Contains("Filler: own fault for 1 h 0 min", page.WaitForElement("td[data-title=What]").TextContent, StringComparison.Ordinal);
        Assert.Contains(Plant.Filler.Id, _marks.Asked);
        Do(page, () => page.Find(".check input").Change(false));

        ExpectQuery(page, $"?pens={Plant.Flow.Id}&without=stop");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("td[data-title=What]")));
    }

    [Fact]
    public async Task A_change_of_the_clocks_is_on_the_axis()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var marks = Services.GetRequiredService<TrendMarks>();

        var found = await marks.LoadAsync(Me, new TrendState(), new(2026, 10, 24, 12, 0, 0, TimeSpan.Zero), new(2026, 10, 26, 12, 0, 0, TimeSpan.Zero), berlin, Xunit.TestContext.Current.CancellationToken);

        var clock = Assert.Single(found).Mark;
        Assert.Equal((new DateTimeOffset(2026, 10, 25, 1, 0, 0, TimeSpan.Zero), PlotMark.Clock), (clock.From, clock.Kind));
        Assert.Contains("back by 1 h", clock.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ends_of_a_scale_are_part_of_the_address_and_must_be_in_order()
    {
        var page = At($"?pens={Plant.Flow.Id}");
        Do(page, () => page.Find("button[aria-label='Ends of the scale of Flow']").Click());

        Do(page, () => page.FindAll(".scale input")[0].Change("-5.5"));
        ExpectQuery(page, $"?pens={Plant.Flow.Id}_l-5.5");
        page.WaitForAssertion(() => Assert.Equal("-5.5", page.FindAll(".scale input")[0].GetAttribute("value")));
        Do(page, () => page.FindAll(".scale input")[1].Change("-6"));

        page.WaitForAssertion(() => Assert.Contains("must be below", page.Markup, StringComparison.Ordinal));
        ExpectQuery(page, $"?pens={Plant.Flow.Id}_l-5.5");
    }

    [Fact]
    public void How_it_is_drawn_does_not_read_history_again()
    {
        var page = At($"?pens={Plant.Flow.Id}");
        var before = History.Windows.Count;

        Do(page, () => page.FindAll(".options select")[1].Change("Own"));

        page.WaitForAssertion(() => Assert.Contains("scales=own", Query, StringComparison.Ordinal));
        Assert.Equal(before, History.Windows.Count);
        page.WaitForAssertion(() => Assert.Contains(JSInterop.Invocations, i => i.Identifier == "configure"));
    }

    [Fact]
    public void One_against_another_shows_only_pairs_that_are_both_known()
    {
        var page = At($"?pens={Plant.Flow.Id},{Plant.Power.Id}&view=xy");

        page.WaitForAssertion(() => Assert.Contains("2 pairs of values", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void As_a_table_it_is_for_everybody()
    {
        History.Add(Plant.Flow.Id, Clock.Now().AddHours(-1), 3.25);

        var page = At($"?pens={Plant.Flow.Id}&view=table");

        page.WaitForAssertion(() => Assert.Contains(page.FindAll("td.num"), c => c.TextContent == "3.25"));
    }

    [Fact]
    public void Files_are_of_the_span_that_is_seen_and_of_what_may_be_read()
    {
        Access.Hidden.Add(Plant.Oven.Id);

        var page = At($"?pens={Plant.Flow.Id},{Plant.OvenPower.Id}&range=now-1h");

        var link = page.FindAll(".tools a").Select(a => a.GetAttribute("href")!).Single(h => h.EndsWith("every=raw", StringComparison.Ordinal));
        Assert.Equal($"/api/v1/trends/csv?pens={Plant.Flow.Id}&range=2026-01-01T12%3A00%3A00%20to%202026-01-01T13%3A00%3A00&every=raw", link);
    }
}
