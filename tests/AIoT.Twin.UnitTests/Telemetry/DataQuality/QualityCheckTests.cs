using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.DataQuality;
using AIoT.Twin.Telemetry.DataQuality.Checks;
using static AIoT.Twin.UnitTests.Telemetry.DataQuality.Judged;

namespace AIoT.Twin.UnitTests.Telemetry.DataQuality;

public sealed class QualityCheckTests
{
    [Fact]
    public void A_pause_of_more_than_three_usual_intervals_is_a_gap_that_knows_when_it_began_and_ended()
    {
        var signal = new Judged();
        signal.Say(100, i => i % 7, 60 * Second);
        var last = signal.Now;
        signal.Say(5, 240 * Second);

        Assert.Equal([QualityKind.Gap, QualityKind.Gap], signal.Found.Select(f => f.Kind));
        var gap = signal.Found[^1];
        Assert.Equal((last, last + (60 * Second), last + (240 * Second), 240.0), (gap.Fault.Earliest, gap.Fault.Latest, gap.Until!.Value, gap.Fault.Magnitude));
    }

    [Fact]
    public void Three_missing_intervals_are_not_yet_a_gap_and_neither_is_half_a_minute_at_a_second()
    {
        var signal = new Judged();
        signal.Say(100, i => i % 7, 60 * Second);
        signal.Say(5, 180 * Second);
        var quick = new Judged();
        quick.Say(100, i => i % 7);
        quick.Say(5, 29 * Second);

        Assert.Empty(signal.Found.Concat(quick.Found));
    }

    [Fact]
    public void What_speaks_when_something_happens_has_no_gaps()
    {
        var signal = new Judged();
        signal.Say(400, i => i % 7, 0);
        for (var i = 0; i < 400; i++)
            signal.Say(i % 7, (long)(-Math.Log(1 - signal.Chance.NextDouble()) * 600 * Second) + 1);
        signal.Tick(6 * Hour);

        Assert.DoesNotContain(QualityKind.Gap, signal.Kinds);
    }

    [Fact]
    public void A_silent_signal_is_stale_by_the_clock_until_it_speaks_again()
    {
        var signal = new Judged(new SignalLimits { Checks = EveryCheck, IntervalUs = 60 * Second });
        signal.Say(10, i => i, 60 * Second);
        signal.Tick(150 * Second);
        Assert.Empty(signal.Found);

        signal.Tick(200 * Second);
        Assert.Equal((QualityKind.Gap, null), (signal.Found.Single().Kind, signal.Found.Single().Until));

        signal.Say(1, 400 * Second);
        Assert.Equal(signal.Now, signal.Found[^1].Until);
    }

    [Fact]
    public void What_only_came_late_leaves_no_gap_behind()
    {
        var signal = new Judged(new SignalLimits { Checks = EveryCheck, IntervalUs = 60 * Second });
        signal.Say(10, i => i, 60 * Second);
        var last = signal.Now;
        signal.Tick(Hour);
        signal.Say(1, 60 * Second);

        Assert.Equal([null, last], signal.Found.Select(f => f.Until));
    }

    [Fact]
    public void A_paused_source_is_no_fault_of_its_signals()
    {
        var signal = new Judged(new SignalLimits { Checks = EveryCheck, IntervalUs = 60 * Second });
        signal.Say(10, i => i, 60 * Second);
        signal.Tick(300 * Second, paused: true);
        signal.Say(1, 9000 * Second);

        Assert.Empty(signal.Found);
    }

    [Fact]
    public void A_value_that_stands_still_for_an_hour_where_it_never_rests_is_stuck_since_its_first_sample()
    {
        var signal = new Judged().Usual();
        var since = signal.Now + (60 * Second);
        signal.Say(59, _ => 50.5, 60 * Second);
        Assert.Empty(signal.Found);
        signal.Say(2, _ => 50.5, 60 * Second);
        signal.Say(51);

        Assert.Equal([QualityKind.Stuck], signal.Kinds);
        Assert.Equal((since, 50.5), (signal.Found[0].Fault.Earliest, signal.Found[0].Fault.Magnitude));
        Assert.NotNull(signal.Found[^1].Until);
    }

    [Fact]
    public void Nothing_is_stuck_before_a_week_was_seen()
    {
        var signal = new Judged();
        signal.Say(6 * 1440, i => 50 + signal.Normal(), 60 * Second);
        signal.Say(1400, _ => 50.5, 60 * Second);

        Assert.Empty(signal.Found);
    }

    [Fact]
    public void Zero_and_a_level_it_does_not_move_at_are_rests_and_not_stuck()
    {
        var signal = new Judged().Usual();
        signal.Say(600, _ => 0, 60 * Second);
        signal.Say(600, _ => 20.5, 60 * Second);

        Assert.DoesNotContain(QualityKind.Stuck, signal.Kinds);
    }

    [Fact]
    public void A_machine_that_rests_each_night_is_not_stuck_at_night()
    {
        var signal = new Judged();
        for (var night = 0; night < 14; night++)
        {
            signal.Say(960, i => 50 + (5 * Math.Sin(i / 90.0)) + (0.3 * signal.Normal()), 60 * Second);
            var rest = Math.Round(47 + (6 * signal.Chance.NextDouble()), 2);
            signal.Say(480, _ => rest, 60 * Second);
        }

        Assert.DoesNotContain(QualityKind.Stuck, signal.Kinds);
    }

    [Fact]
    public void Noise_below_a_tenth_of_the_quietest_usual_is_flat_although_the_value_still_changes()
    {
        var signal = new Judged().Usual();
        var since = signal.Now;
        signal.Say(600, i => 50 + (0.02 * signal.Normal()), 60 * Second);

        var flat = Assert.Single(signal.Found);
        Assert.Equal(QualityKind.Flat, flat.Kind);
        Assert.True(flat.Fault.Magnitude < 0.03 && flat.Fault.Limit is > 0.2 and < 0.4);
        Assert.InRange(flat.Fault.Earliest, since - Hour, since + Hour + Hour);

        signal.Say(200, i => 50 + (0.3 * signal.Normal()), 60 * Second);
        Assert.NotNull(signal.Found[^1].Until);
    }

    [Fact]
    public void A_quiet_machine_at_rest_is_not_flat()
    {
        var signal = new Judged().Usual();
        signal.Say(2000, i => 12 + (0.01 * signal.Normal()), 60 * Second);

        Assert.Empty(signal.Found);
    }

    [Fact]
    public void Three_values_outside_the_range_are_told_with_how_far_and_two_are_not()
    {
        var signal = new Judged(new SignalLimits { Checks = EveryCheck, Low = 0, High = 100 });
        signal.Say(50);
        signal.Say(105);
        signal.Say(107);
        signal.Say(50);
        Assert.Empty(signal.Found);

        var before = signal.Now;
        signal.Say(3, i => 101 + (10 * i));
        signal.Say(10, _ => 60);

        Assert.Equal((QualityKind.OutOfRange, before, 21.0, 100.0), (signal.Found[0].Kind, signal.Found[0].Fault.Earliest, signal.Found[0].Fault.Magnitude, signal.Found[0].Fault.Limit));
        Assert.Equal(before + (4 * Second), signal.Found[^1].Until);
    }

    [Fact]
    public void A_change_faster_than_its_limit_is_told_in_the_unit_a_second()
    {
        var signal = new Judged(new SignalLimits { Checks = EveryCheck, MostPerSecond = 2 });
        signal.Say(100, i => 50 + (i % 2));
        signal.Say(55);
        signal.Say(700, i => 55);

        Assert.Equal([QualityKind.Rate, QualityKind.Rate], signal.Found.Select(f => f.Kind));
        Assert.Equal(4, Math.Abs(signal.Found[0].Fault.Magnitude), 6);
    }

    [Fact]
    public void Times_that_repeat_or_go_back_a_little_are_a_clock_at_fault()
    {
        var signal = new Judged();
        for (var i = 0; i < 900; i++)
        {
            signal.Say(i);
            if (i % 10 == 5)
                signal.At(signal.Now, i + 0.5);
            if (i % 10 == 8)
                signal.At(signal.Now - (2 * Second), i + 0.7);
        }

        var clock = Assert.Single(signal.Found);
        Assert.Equal(QualityKind.Clock, clock.Kind);
        Assert.InRange(clock.Fault.Magnitude, 0.15, 0.18);
    }

    [Fact]
    public void A_repeated_delivery_and_history_that_comes_late_are_no_fault_of_the_clock()
    {
        var signal = new Judged();
        signal.Say(1000, i => i);
        for (var i = 0; i < 900; i++)
        {
            signal.Say(i);
            signal.At(signal.Now, i);
            signal.At(Start - Day + (i * Second), i);
        }

        Assert.Empty(signal.Found);
        Assert.Equal((Start - Day, Start - Day + (899 * Second)), signal.Watch.Late);
    }

    [Fact]
    public void A_stretch_that_fills_what_is_just_before_the_newest_is_no_fault_of_the_clock()
    {
        var signal = new Judged();
        signal.Say(1000, i => i);
        var newest = signal.Now;
        signal.Say(5, 60 * Second);
        for (var i = 1; i < 60; i++)
            signal.At(newest + (i * Second), i);
        signal.Say(2000, i => i);

        Assert.DoesNotContain(QualityKind.Clock, signal.Kinds);
    }

    [Fact]
    public void What_is_expected_only_since_a_source_was_bound_was_not_missing_before()
    {
        var signal = new Judged(new SignalLimits { Checks = EveryCheck, IntervalUs = 60 * Second, IntervalSinceUs = Start + Hour });
        signal.Say(1);
        signal.At(Start + Hour + (100 * Second), 2);
        Assert.Empty(signal.Found);

        signal.Tick(200 * Second);
        Assert.Equal(QualityKind.Gap, Assert.Single(signal.Found).Kind);
    }

    [Fact]
    public void A_sensor_at_the_end_of_its_register_is_saturated_at_once()
    {
        var signal = new Judged(new SignalLimits { Checks = EveryCheck, MostSaid = 65.535 });
        signal.Say(400, i => Math.Min(65.535, 60 + (6 * Math.Sin(i / 10.0))));

        Assert.Equal((QualityKind.Saturated, 65.535), (signal.Found.Single().Kind, signal.Found.Single().Fault.Limit));
    }

    [Fact]
    public void A_value_cut_off_at_a_level_it_never_stayed_at_is_saturated()
    {
        var signal = new Judged().Usual();
        signal.Say(600, i => Math.Min(60, 58 + (4 * Math.Sin(i / 9.0)) + (0.3 * signal.Normal())), 60 * Second);

        Assert.Equal((QualityKind.Saturated, 60.0), (signal.Found.Single().Kind, signal.Found.Single().Fault.Limit));
        Assert.True(signal.Found[0].Fault.Magnitude > 0.2);
    }

    [Fact]
    public void Three_bad_values_in_a_row_are_told_with_the_reason_that_prevails()
    {
        var signal = new Judged();
        signal.Say(100, i => i % 9);
        var good = signal.Now;
        signal.Say(0, Second, SampleStatus.BadTimeout);
        for (var i = 0; i < 5; i++)
            signal.Say(0, Second, SampleStatus.BadSensorFailure);
        Assert.Equal((QualityKind.Codes, good), (signal.Found.Single().Kind, signal.Found.Single().Fault.Earliest));
        Assert.Equal(SampleStatus.BadSensorFailure, signal.Watch.OpenFaults().Single().Fault.Status);

        signal.Say(70, i => i % 9);
        Assert.Equal(good + (7 * Second), signal.Found[^1].Until);
    }

    [Fact]
    public void A_tenth_of_bad_values_here_and_there_is_told_and_one_in_fifty_is_not()
    {
        var some = new Judged();
        some.Say(3000, i => i % 9);
        for (var i = 0; i < 900; i++)
            some.Say(i % 9, Second, i % 8 == 0 ? SampleStatus.BadTimeout : SampleStatus.Good);
        var few = new Judged();
        for (var i = 0; i < 900; i++)
            few.Say(i % 9, Second, i % 50 == 0 ? SampleStatus.BadTimeout : SampleStatus.Good);

        Assert.InRange(some.Found.Single().Fault.Magnitude, 0.12, 0.13);
        Assert.Empty(few.Found);
    }

    [Fact]
    public void A_restart_goes_on_where_it_was()
    {
        var through = new Judged().Usual();
        var restarted = new Judged().Usual();
        foreach (var signal in (Judged[])[through, restarted])
        {
            signal.Say(40, _ => 50.5, 60 * Second);
            if (signal == restarted)
                signal.Restart();
            signal.Say(40, _ => 50.5, 60 * Second);
        }

        Assert.Equal(through.Found.Select(f => (f.Kind, f.Fault)), restarted.Found.Select(f => (f.Kind, f.Fault)));
        Assert.Single(restarted.Found);
    }

    [Fact]
    public void A_million_values_make_nothing_to_collect()
    {
        var news = new FaultNews();
        var watch = new SignalWatch(Guid.NewGuid(), ValueKind.Double)
        {
            Limits = new SignalLimits { Checks = EveryCheck, LearnsInterval = true, Low = -1000, High = 1000, MostPerSecond = 1e9, MostSaid = 3000 },
        };
        var chance = new Random(3);
        for (var i = 0; i < 1000; i++)
            watch.Add(Sample.Of(0, Start + (i * Second), chance.NextDouble()), news);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 1000; i < 1_001_000; i++)
            watch.Add(Sample.Of(0, Start + (i * Second), chance.NextDouble()), news);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Empty(news.Changes);
    }
}
