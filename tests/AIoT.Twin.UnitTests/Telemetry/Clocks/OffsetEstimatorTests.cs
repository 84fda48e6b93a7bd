using AIoT.Twin.Telemetry.Historian.Clocks;

namespace AIoT.Twin.UnitTests.Telemetry.Clocks;

public sealed class OffsetEstimatorTests
{
    const long Second = 1_000_000;

    readonly OffsetEstimator _clock = new();
    readonly Random _random = new(7);
    long _now = 1_700_000_000 * Second;

    // Delays as a network has them: mostly short, now and then long.
    long Delay() => 20_000 + (long)(-30_000 * Math.Log(1 - _random.NextDouble()));

    List<(long AtUs, long ByUs, long SpreadUs)> Run(int batches, Func<int, long> ahead)
    {
        var jumps = new List<(long, long, long)>();
        for (var i = 0; i < batches; i++)
        {
            _now += Second;
            if (_clock.Add(_now, Delay() - ahead(i)) is { } jump)
                jumps.Add(jump);
        }

        return jumps;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3_200_000)]
    [InlineData(-45_000_000)]
    public void The_quick_batches_say_how_far_a_clock_is_off(long ahead)
    {
        Assert.Empty(Run(500, _ => ahead));

        Assert.InRange(-_clock.Estimate.QuickUs, ahead - 40_000, ahead);
        Assert.InRange(_clock.Estimate.SpreadUs, 1, 60_000);
    }

    [Fact]
    public void One_wrong_time_moves_nothing()
    {
        Assert.Empty(Run(200, i => i == 150 ? 3600 * Second : 0));

        Assert.InRange(-_clock.Estimate.QuickUs, -40_000, 0);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    [InlineData(10)]
    [InlineData(-10)]
    public void A_clock_that_is_set_is_noticed_once_with_its_size_and_its_moment(long seconds)
    {
        Run(100, _ => 0);
        var at = _now;

        var jump = Assert.Single(Run(100, _ => seconds * Second));

        Assert.InRange(jump.ByUs, seconds * Second - 100_000, seconds * Second + 100_000);
        Assert.Equal(at + Second, jump.AtUs);
        Assert.InRange(-_clock.Estimate.QuickUs, seconds * Second - 40_000, seconds * Second);
    }

    [Fact]
    public void A_backlog_that_is_caught_up_is_no_clock_that_was_set()
    {
        Run(100, _ => 0);

        Assert.Empty(Run(60, i => -(3600 - 60 * i) * Second));
        Assert.Empty(Run(300, _ => 0));
    }

    [Fact]
    public void A_clock_that_was_set_while_nobody_looked_is_noticed_afterwards()
    {
        _clock.Restore(new OffsetEstimate(20_000, 50_000));

        var jump = Assert.Single(Run(50, _ => 7200 * Second));

        Assert.InRange(jump.ByUs, 7199 * Second, 7201 * Second);
    }

    [Fact]
    public void What_was_measured_is_moved_when_this_servers_clock_is_set()
    {
        Run(100, _ => 0);

        _clock.Rebase(-3600 * Second);
        _now -= 3600 * Second;

        Assert.Empty(Run(100, _ => 3600 * Second));
    }
}
