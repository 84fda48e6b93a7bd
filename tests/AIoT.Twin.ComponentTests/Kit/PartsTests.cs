using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Kit.Charts;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.ComponentTests.Kit;

public sealed class PartsTests : TwinTestContext
{
    sealed class Failing : ComponentBase
    {
        protected override void OnInitialized() => throw new InvalidOperationException("broken");
    }

    [Fact]
    public void One_failed_part_leaves_the_rest_of_the_page()
    {
        var page = Render(builder =>
        {
            builder.OpenComponent<PageSection>(0);
            builder.AddAttribute(1, "ChildContent", (RenderFragment)(inner =>
            {
                inner.OpenComponent<Failing>(0);
                inner.CloseComponent();
            }));
            builder.CloseComponent();
            builder.AddContent(2, "the rest");
        });

        Assert.Contains("the rest", page.Markup, StringComparison.Ordinal);
        Assert.Matches("Number for the log: [0-9a-f]{8}", page.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void A_sparkline_breaks_at_a_gap_and_dots_a_lone_value()
    {
        var line = Render<Sparkline>(p => p.Add(c => c.Label, "last week").Add(c => c.Values, [1, 2, null, 3, null, 4, 5]));

        Assert.Equal(3, line.FindAll("path").Count);
        Assert.EndsWith("h0", line.FindAll("path")[1].GetAttribute("d"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_without_a_value_gives_the_reason_and_no_zero()
    {
        var figure = Render<Figure>(p => p.Add(c => c.Value, null).Add(c => c.Unit, "h").Add(c => c.Reason, "Source 2 is silent"));

        Assert.Equal("–", figure.Find(".number").TextContent);
        Assert.Contains("Source 2 is silent", figure.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_estimate_is_shown_with_its_range_and_its_time()
    {
        var figure = Render<Figure>(p => p.Add(c => c.Value, -12.04).Add(c => c.Signed, true).Add(c => c.Unit, "%").Add(c => c.Low, -13.1).Add(c => c.High, -10.9)
            .Add(c => c.Time, Clock.GetUtcNow()).Add(c => c.Zone, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));

        Assert.Equal("−12", figure.Find(".number").TextContent);
        Assert.Equal("(-13.1 to -10.9)", figure.Find(".range").TextContent);
        Assert.Equal("13:00 CET", figure.Find(".when").TextContent);
    }

    [Fact]
    public void How_long_ago_grows_while_the_page_is_open()
    {
        var ago = Render<Ago>(p => p.Add(c => c.Time, Clock.GetUtcNow()));
        Assert.Equal("just now", ago.Find("time").TextContent);

        Clock.Advance(TimeSpan.FromMinutes(3));

        ago.WaitForAssertion(() => Assert.Equal("3 min ago", ago.Find("time").TextContent));
    }

    [Fact]
    public void What_cannot_be_taken_back_is_confirmed_by_typing_its_name()
    {
        var confirmed = 0;
        var dialog = Render<ConfirmDialog>(p => p.Add(c => c.Title, "Retire?").Add(c => c.ConfirmText, "Retire").Add(c => c.Open, true)
            .Add(c => c.TypeToConfirm, "Filler").Add(c => c.OnConfirm, () => confirmed++));
        Assert.True(dialog.FindAll("footer button")[1].HasAttribute("disabled"));

        dialog.Find("input").Input("Filler");
        dialog.FindAll("footer button")[1].Click();

        Assert.Equal(1, confirmed);
    }

    [Fact]
    public void The_rows_behind_a_number_are_shown_and_saved()
    {
        var drawer = Render<RowsDrawer<double>>(p => p.Add(c => c.Title, "Rows").Add(c => c.Open, true).Add(c => c.Rows, [1.5, 2.5])
            .Add(c => c.Columns, [new RowColumn<double>("Hours", row => row)]));
        Assert.Equal(["1.50", "2.50"], drawer.FindAll("td").Select(c => c.TextContent));

        drawer.Find(".bar button").Click();

        drawer.WaitForAssertion(() => Assert.Contains(JSInterop.Invocations, i => i.Identifier == "save"));
    }

    [Fact]
    public void A_twin_is_found_by_any_words_of_its_path_where_one_may()
    {
        Access.Hidden.Add(Plant.Oven.Id);
        Assert.True(Words.AllIn("Harvest / Northfield / Line 1 / Filler", "fill line"));

        var picker = Render<TwinPicker>(p => p.Add(c => c.Name, "Twin").Add(c => c.Value, null));

        Assert.Contains("Line 1 / Filler", picker.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Oven", picker.Markup, StringComparison.Ordinal);
    }
}
