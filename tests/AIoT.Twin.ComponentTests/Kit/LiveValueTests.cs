using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Web.Kit;

namespace AIoT.Twin.ComponentTests.Kit;

public sealed class LiveValueTests : TwinTestContext
{
    IRenderedComponent<LiveValue> Shown() => Render<LiveValue>(p => p.Add(c => c.Signal, Plant.Flow.Id));

    static string Number(IRenderedComponent<LiveValue> value) => value.Find(".number").TextContent;

    [Fact]
    public void What_is_known_is_there_at_the_first_paint()
    {
        Say(Plant.Flow, 12.34);

        var value = Shown();

        Assert.Equal("12.3", Number(value));
        Assert.Equal("m³/h", value.Find(".unit").TextContent);
    }

    [Fact]
    public void The_newest_sample_is_shown_at_the_next_frame_and_drawn_once()
    {
        var value = Shown();
        Say(Plant.Flow, 1.5);
        Say(Plant.Flow, 2.5);
        var before = value.RenderCount;

        Frame();

        value.WaitForAssertion(() => Assert.Equal("2.50", Number(value)));
        Assert.Equal(before + 1, value.RenderCount);
    }

    [Fact]
    public void A_text_is_shown_in_its_words_and_a_long_one_is_cut_with_all_of_it_in_the_hint()
    {
        Say(Plant.Message, "Jam at <infeed>");
        var value = Render<LiveValue>(p => p.Add(c => c.Signal, Plant.Message.Id));
        Assert.Equal("Jam at <infeed>", Number(value));

        var words = new string('x', 100);
        Say(Plant.Message, words);
        Frame();

        value.WaitForAssertion(() => Assert.Equal(words[..60] + "…", Number(value)));
        Assert.EndsWith(words, value.Find(".live").GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_number_keeps_all_its_digits()
    {
        var counter = Plant.Running with { Kind = ValueKind.Integer };
        Feed.Publish([new Sample(Plant.Open(counter, "1").Handle, SampleStatus.Good, Clock.Now().ToMicroseconds(), 9007199254740993)]);

        Assert.Equal("9,007,199,254,740,993", Number(Render<LiveValue>(p => p.Add(c => c.Signal, counter.Id))));
    }

    [Fact]
    public void An_unknown_value_is_a_dash_with_its_reason()
    {
        var value = Shown();

        Assert.Equal("–", Number(value));
        Assert.Contains("nothing received yet", value.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_one_may_not_read_is_not_shown()
    {
        Say(Plant.Flow, 12.34);
        Access.Denied.Add(Permission.TelemetryRead);

        var value = Shown();

        Assert.Equal("–", Number(value));
        Assert.DoesNotContain("12.3", value.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_stopped_coming_is_stale_after_three_periods_and_says_its_age()
    {
        Say(Plant.Flow, 12.34);
        var value = Shown();
        Assert.Empty(value.FindAll("[data-stale]"));

        Clock.Advance(TimeSpan.FromSeconds(6));

        value.WaitForElement("[data-stale]");
        // Staleness may have been noticed at any of the ticks that passed at once.
        value.Render();
        Assert.Equal("5 s ago", value.Find("[data-stale] .age").TextContent.Trim());
    }

    [Fact]
    public void Bad_quality_is_named()
    {
        Say(Plant.Flow, 12.34, SampleStatus.BadSensorFailure);

        var value = Shown();

        Assert.Contains("sensor failure", value.Find(".live").GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal("bad", value.Find(".live").GetAttribute("data-quality"));
    }

    [Fact]
    public void A_value_that_is_no_number_is_a_dash_without_a_unit()
    {
        Say(Plant.Flow, double.NaN, SampleStatus.BadNotANumber);

        var value = Shown();

        Assert.Equal("–", Number(value));
        Assert.Empty(value.FindAll(".unit"));
    }

    [Fact]
    public void A_signal_stored_for_the_first_time_appears_without_a_reload()
    {
        Plant.Close(Plant.Flow);
        var value = Shown();
        Plant.Open(Plant.Flow, "m3/h");
        Say(Plant.Flow, 7);

        Clock.Advance(TimeSpan.FromSeconds(2));

        value.WaitForAssertion(() => Assert.Equal("7.00", Number(value)));
    }

    [Fact]
    public async Task Leaving_the_page_ends_the_subscription()
    {
        var value = Shown();
        Say(Plant.Flow, 1);
        Frame();
        value.WaitForAssertion(() => Assert.Equal("1.00", Number(value)));
        var renders = value.RenderCount;

        await value.InvokeAsync(async () => await value.Instance.DisposeAsync());
        Say(Plant.Flow, 2);
        Frame();

        Assert.Equal(renders, value.RenderCount);
    }
}
