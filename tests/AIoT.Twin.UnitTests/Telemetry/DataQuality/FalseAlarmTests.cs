using AIoT.Twin.Telemetry.DataQuality.Checks;
using static AIoT.Twin.UnitTests.Telemetry.DataQuality.Judged;

namespace AIoT.Twin.UnitTests.Telemetry.DataQuality;

/// <summary>Signals as sound plants have them: nothing may be held against them over weeks.</summary>
public sealed class FalseAlarmTests
{
    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.7, 0.1)]
    [InlineData(0.95, 0.5)]
    [InlineData(0.995, 0.01)]
    public void Noise_with_a_memory_and_coarse_steps_raises_nothing(double memory, double step)
    {
        var signal = new Judged();
        var level = 0.0;
        signal.Say(28 * 1440, i => Rounded(60 + (level = (memory * level) + (Math.Sqrt(1 - (memory * memory)) * signal.Normal())), step), 60 * Second);

        Assert.Empty(signal.Found);
    }

    [Fact]
    public void A_slow_signal_by_the_quarter_of_an_hour_with_quiet_weekends_raises_nothing()
    {
        var signal = new Judged();
        for (var week = 0; week < 26; week++)
        {
            signal.Say(5 * 96, i => Math.Round(400 + (100 * Math.Sin(i / 15.0)) + (20 * signal.Normal())), 15 * 60 * Second);
            signal.Say(2 * 96, _ => 0, 15 * 60 * Second);
        }

        Assert.Empty(signal.Found);
    }

    [Fact]
    public void A_motor_that_stops_at_nights_and_weekends_raises_nothing()
    {
        var signal = new Judged();
        for (var day = 0; day < 28; day++)
        {
            var works = day % 7 < 5;
            signal.Say(960, i => works ? 31.5 + (2 * Math.Sin(i / 40.0)) + (0.2 * signal.Normal()) : Rounded(0.05 + (0.01 * signal.Normal()), 0.01), 60 * Second);
            signal.Say(480, i => Rounded(0.05 + (0.01 * signal.Normal()), 0.01), 60 * Second);
        }

        Assert.Empty(signal.Found);
    }

    [Fact]
    public void A_level_that_is_full_each_afternoon_raises_nothing()
    {
        var signal = new Judged();
        signal.Say(28 * 1440, i => Rounded(Math.Min(100, 85 + (25 * Math.Sin(i / 229.2)) + (0.4 * signal.Normal())), 0.1), 60 * Second);

        Assert.Empty(signal.Found);
    }

    [Fact]
    public void Seasons_and_days_of_an_outdoor_temperature_raise_nothing()
    {
        var signal = new Judged();
        signal.Say(365 * 96, i => Rounded(9 - (11 * Math.Cos(i / 5577.0)) + (4 * Math.Sin(i / 15.28)) + (0.15 * signal.Normal()), 0.1), 15 * 60 * Second);

        Assert.Empty(signal.Found);
    }

    [Fact]
    public void Values_that_jitter_around_their_interval_raise_nothing()
    {
        var signal = new Judged(new SignalLimits { Checks = EveryCheck, IntervalUs = Second });
        signal.Say(100_000, i => 5 + signal.Normal(), Second);
        for (var i = 0; i < 50_000; i++)
            signal.Say(5 + signal.Normal(), (long)((0.5 + (1.5 * signal.Chance.NextDouble())) * Second));

        Assert.Empty(signal.Found);
    }
}
