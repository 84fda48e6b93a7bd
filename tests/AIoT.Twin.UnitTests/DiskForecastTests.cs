using AIoT.Twin.Telemetry.Storage;

namespace AIoT.Twin.UnitTests;

public sealed class DiskForecastTests
{
    static readonly DateTimeOffset s_now = new(2026, 1, 15, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_kept_for_ever_fills_the_disk_at_its_rate() =>
        Assert.Equal(100, DiskForecast.Days(1000, s_now, [new(null, 10, [])]), 6);

    [Fact]
    public void What_is_given_back_makes_room_for_what_comes() =>
        Assert.Equal(DiskForecast.Furthest, DiskForecast.Days(1000, s_now, [new(30, 10, [])]));

    [Fact]
    public void Old_months_that_leave_count_for_nothing_but_their_own_size()
    {
        // December leaves on 1 February: 17 days at 10 come before it, then 310 are free again.
        var days = DiskForecast.Days(200, s_now, [new(31, 0, [(new DateOnly(2025, 12, 1), 310)]), new(null, 10, [])]);

        Assert.Equal(51, days, 6);
    }

    [Fact]
    public void Too_little_room_for_a_month_is_seen_before_the_month_is_given_back() =>
        Assert.Equal(20, DiskForecast.Days(200, s_now, [new(365, 10, [])]), 6);
}
