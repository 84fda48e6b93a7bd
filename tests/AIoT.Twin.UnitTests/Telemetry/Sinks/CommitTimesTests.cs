using AIoT.Twin.Telemetry.Sinks.Running;

namespace AIoT.Twin.UnitTests.Telemetry.Sinks;

public sealed class CommitTimesTests
{
    static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_waits_is_as_old_as_the_first_number_behind_the_last_sent()
    {
        var times = new CommitTimes();
        foreach (var i in Enumerable.Range(1, 5))
            times.Saw(i * 10, s_start.AddSeconds(i));

        Assert.Equal(s_start.AddSeconds(3), times.FirstAfter(25));
        Assert.Equal(s_start.AddSeconds(4), times.FirstAfter(30));
        Assert.Null(times.FirstAfter(50));
    }

    [Fact]
    public void Days_of_waiting_are_told_to_a_fiftieth()
    {
        var times = new CommitTimes();
        foreach (var i in Enumerable.Range(1, 50_000))
            times.Saw(i, s_start.AddSeconds(i * 5));

        var found = times.FirstAfter(10_000)!.Value - s_start;
        var lag = TimeSpan.FromSeconds(40_000 * 5);
        Assert.InRange(found, TimeSpan.FromSeconds(10_000 * 5), TimeSpan.FromSeconds(10_001 * 5) + lag / 50);
    }
}
