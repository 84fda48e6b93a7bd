using AIoT.Twin.Web.Kit.Charts;

namespace AIoT.Twin.ComponentTests.Kit;

public sealed class TimeRangeTests
{
    static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    static readonly DateTimeOffset s_noon = new(2026, 1, 15, 11, 0, 0, TimeSpan.Zero);

    static (DateTimeOffset From, DateTimeOffset To) Of(string text, DateTimeOffset? now = null) =>
        TimeRange.Parse(text, s_berlin, now ?? s_noon)!.Resolve(s_berlin, now ?? s_noon)!.Value;

    [Theory]
    [InlineData("now-8h", 8)]
    [InlineData("now-30m", 0.5)]
    [InlineData("now - 2d", 48)]
    [InlineData("now-1w", 168)]
    public void A_span_until_now_is_relative(string text, double hours) =>
        Assert.Equal((s_noon.AddHours(-hours), s_noon), Of(text));

    [Fact]
    public void Both_ends_may_be_relative() => Assert.Equal((s_noon.AddDays(-2), s_noon.AddDays(-1)), Of("now-2d to now-1d"));

    [Fact]
    public void Dates_are_the_sites()
    {
        var (from, to) = Of("2026-01-01 to 2026-01-02T06:00");

        Assert.Equal(new DateTimeOffset(2025, 12, 31, 23, 0, 0, TimeSpan.Zero), from);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 5, 0, 0, TimeSpan.Zero), to);
    }

    [Fact]
    public void A_day_back_over_the_change_of_spring_has_23_hours()
    {
        var afterwards = new DateTimeOffset(2026, 3, 29, 10, 0, 0, TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromHours(23), afterwards - Of("now-1d", afterwards).From);
    }

    [Fact]
    public void A_time_that_spring_skips_is_the_one_after_it() =>
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero), Of("2026-03-29T02:30 to 2026-03-29T12:00", s_noon.AddYears(1)).From);

    [Fact]
    public void A_written_span_reads_back_also_in_the_hour_that_autumn_repeats()
    {
        var first = new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero);
        var second = first.AddHours(1);

        Assert.Equal((first, second), Of(TimeRange.Of(first, second, s_berlin).ToString(), second.AddDays(1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("now-8x")]
    [InlineData("now to now-1h")]
    [InlineData("2026-02-30 to 2026-03-01")]
    [InlineData("now-99999999h")]
    [InlineData(null)]
    public void What_is_no_span_is_refused(string? text) => Assert.Null(TimeRange.Parse(text, s_berlin, s_noon));
}
