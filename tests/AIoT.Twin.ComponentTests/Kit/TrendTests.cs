using AIoT.Twin.Governance;
using AIoT.Twin.Web.Kit.Charts;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.ComponentTests.Kit;

public sealed class TrendTests : TwinTestContext
{
    readonly List<string> _ranges = [];

    IRenderedComponent<Trend> Shown(string range = "now-8h") => Render<Trend>(p => p
        .Add(c => c.Signals, [Plant.Flow.Id])
        .Add(c => c.Range, range)
        .Add(c => c.RangeChanged, EventCallback.Factory.Create<string>(this, _ranges.Add)));

    int Appended => JSInterop.Invocations.Count(i => i.Identifier == "append");

    [Fact]
    public void The_past_is_read_in_buckets_over_the_span_asked_for()
    {
        Shown();

        var (signal, from, to, points) = Assert.Single(History.Windows);
        Assert.Equal(Plant.Flow.Id, signal);
        Assert.Equal(8L * 3600 * 1_000_000, to - from);
        Assert.InRange(points, 50, 4000);
    }

    [Fact]
    public void What_comes_in_is_appended_at_the_next_frame()
    {
        History.Add(Plant.Flow.Id, Clock.GetUtcNow().AddHours(-1), 3);
        var trend = Shown();
        var before = Appended;
        Say(Plant.Flow, 4);

        Frame();

        trend.WaitForAssertion(() => Assert.Equal(before + 1, Appended));
    }

    [Fact]
    public void Dropped_samples_make_it_read_the_span_again()
    {
        var trend = Shown();
        for (var i = 0; i < 5000; i++)
            Say(Plant.Flow, i);

        Clock.Advance(TimeSpan.FromSeconds(1));

        trend.WaitForAssertion(() => Assert.True(History.Windows.Count > 1));
    }

    [Fact]
    public void A_span_of_the_past_does_not_follow_the_clock()
    {
        History.Add(Plant.Flow.Id, Clock.GetUtcNow().AddDays(-1), 3);
        Shown("now-2d to now-1h");
        Say(Plant.Flow, 4);

        Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(0, Appended);
    }

    [Fact]
    public void A_typed_range_is_read_and_told_to_the_page_and_back_returns()
    {
        var trend = Shown();

        trend.Find("input").Change("now-30d");
        trend.WaitForAssertion(() => Assert.Equal(2, History.Windows.Count));
        trend.Find(".back").Click();

        trend.WaitForAssertion(() => Assert.Equal(["now-30d", "now-8h"], _ranges));
    }

    [Fact]
    public void A_range_that_is_none_is_said_beside_the_field_and_changes_nothing()
    {
        var trend = Shown();

        trend.Find("input").Change("last tuesday");

        Assert.Contains("Not understood", trend.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Single(History.Windows);
    }

    [Fact]
    public void No_data_offers_the_way_to_the_last_data()
    {
        History.Add(Plant.Flow.Id, Clock.GetUtcNow().AddDays(-40), 3);
        var trend = Shown();

        trend.WaitForElement(".empty button").Click();

        trend.WaitForAssertion(() => Assert.StartsWith("2025-11-2", Assert.Single(_ranges), StringComparison.Ordinal));
    }

    [Fact]
    public void A_failure_says_so_and_can_be_tried_again()
    {
        History.Failure = new TimeoutException("The database did not answer.");
        var trend = Shown();
        trend.WaitForAssertion(() => Assert.Contains("The history could not be read", trend.Markup, StringComparison.Ordinal));

        History.Failure = null;
        trend.Find(".problem button").Click();

        trend.WaitForAssertion(() => Assert.DoesNotContain("could not be read", trend.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void What_one_may_not_read_is_not_asked_for()
    {
        Access.Denied.Add(Permission.TelemetryRead);

        var trend = Shown();

        trend.WaitForAssertion(() => Assert.Contains("may not read", trend.Markup, StringComparison.Ordinal));
        Assert.Empty(History.Windows);
    }

    [Fact]
    public void The_table_shows_the_same_numbers()
    {
        History.Add(Plant.Flow.Id, Clock.GetUtcNow().AddHours(-1), 3.25);
        var trend = Shown();

        trend.WaitForElement("button[title='Show as a table']").Click();

        Assert.Equal("3.25", trend.WaitForElement("td.num").TextContent);
    }

    [Fact]
    public async Task A_page_that_is_left_while_its_span_is_read_is_left_in_peace()
    {
        var slow = new TaskCompletionSource();
        History.Held = slow.Task;
        var trend = Shown();

        await trend.InvokeAsync(async () => await trend.Instance.DisposeAsync());
        slow.SetResult();
        await trend.InvokeAsync(() => { });

        Assert.False(Renderer.UnhandledException.IsCompleted);
    }

    [Fact]
    public async Task Leaving_the_page_ends_the_stream()
    {
        var trend = Shown();
        await trend.InvokeAsync(async () => await trend.Instance.DisposeAsync());
        var before = Appended;
        Say(Plant.Flow, 4);

        Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(before, Appended);
    }
}
