using AIoT.Twin.Acquisition;

namespace AIoT.Twin.UnitTests.Acquisition.Preprocessing;

public sealed class RuleTests
{
    [Fact]
    public void An_exception_keeps_the_value_just_before_it()
    {
        var chain = Rules.Chain("exception", ("size", "1"));

        Assert.Equal([(0, 5), (3, 5.3), (4, 9)], Rules.Plain(Rules.Through(chain, Rules.Values(5, 5.1, 5.2, 5.3, 9, 9.1))));
    }

    [Fact]
    public void An_exception_beats_and_lets_its_last_value_out_in_silence()
    {
        var chain = Rules.Chain("exception", ("size", "1"), ("heartbeat", "3000"));
        var kept = Rules.Through(chain, Rules.Values(5, 5.1, 5.2, 5.3, 5.2));
        chain.Wait(20 * Rules.Second, kept);

        Assert.Equal([(0, 5), (3, 5.3), (4, 5.2)], Rules.Plain(kept));
    }

    [Theory]
    [InlineData("deadband", 1)]
    [InlineData("exception", 2)]
    public void No_value_left_out_is_further_off_than_said(string rule, int timesAsLine)
    {
        var random = new Random(11);
        var value = 0.0;
        var raw = Enumerable.Range(0, 5000).Select(i => Rules.At(i, value += (random.NextDouble() - 0.5) * (random.Next(20) == 0 ? 10 : 0.8))).ToList();
        var chain = Rules.Chain(rule, ("size", "1"));
        var kept = Rules.Through(chain, raw);
        chain.Flush(kept);

        foreach (var sample in raw)
        {
            var before = kept.FindLastIndex(k => k.TimeUs <= sample.TimeUs);
            Assert.InRange(Math.Abs(sample.Value - kept[before].Value), 0, 1);
            if (timesAsLine == 2 && before + 1 < kept.Count)
            {
                var (a, b) = (kept[before], kept[before + 1]);
                Assert.InRange(Math.Abs(sample.Value - (a.Value + ((b.Value - a.Value) * (sample.TimeUs - a.TimeUs) / (b.TimeUs - a.TimeUs)))), 0, 2);
            }
        }

        Assert.InRange(kept.Count, 100, 4000);
    }

    [Theory]
    [InlineData("limit", 10, SampleStatus.UncertainOutsideRange)]
    [InlineData("bad", 99, SampleStatus.BadOutOfRange)]
    public void A_value_outside_its_limits_is_limited_or_bad(string outside, double value, ushort status)
    {
        var kept = Rules.Through(Rules.Chain("clamp", ("least", "0"), ("most", "10"), ("outside", outside)), Rules.Values(5, 99));

        Assert.Equal([(5, SampleStatus.Good), (value, status)], kept.Select(s => (s.Value, s.Status)));
    }

    [Fact]
    public void A_value_outside_its_limits_can_be_left_out_and_one_limit_is_enough()
    {
        Assert.Equal([5, -99], Rules.Through(Rules.Chain("clamp", ("most", "10"), ("outside", "drop")), Rules.Values(5, 11, -99)).Select(s => s.Value));
    }

    [Fact]
    public void A_spike_is_not_believed_and_a_step_is_in_the_end()
    {
        var chain = Rules.Chain("rate-limit", ("most", "2"));

        Assert.Equal([(0, 0), (2, 1), (5, 5.5), (6, 6)], Rules.Plain(Rules.Through(chain, Rules.Values(0, 50, 1, 9, 9, 5.5, 6))));
    }

    [Fact]
    public void What_is_too_fast_can_be_limited()
    {
        var kept = Rules.Through(Rules.Chain("rate-limit", ("most", "2"), ("beyond", "limit")), Rules.Values(0, 10, 10, -10));

        Assert.Equal([0, 2, 4, 2], kept.Select(s => s.Value));
        Assert.Equal(SampleStatus.Uncertain, kept[1].Status);
    }

    [Fact]
    public void A_median_takes_spikes_away_and_leaves_edges_sharp() =>
        Assert.Equal([1, 1, 1, 1, 5, 5, 5], Rules.Through(Rules.Chain("median", ("samples", "3")), Rules.Values(1, 1, 99, 1, 5, 5, 5)).Select(s => s.Value));

    [Fact]
    public void A_median_of_random_values_is_that_of_sorting_them()
    {
        var random = new Random(2);
        var raw = Enumerable.Range(0, 500).Select(i => Rules.At(i, random.Next(50))).ToList();
        var found = Rules.Through(Rules.Chain("median", ("samples", "7")), raw);

        for (var i = 6; i < raw.Count; i++)
            Assert.Equal(raw.Skip(i - 6).Take(7).Select(s => s.Value).Order().ElementAt(3), found[i].Value);
    }

    [Fact]
    public void A_moving_average_is_the_mean_of_the_last_values() =>
        Assert.Equal([3, 4, 5, 7, 6], Rules.Through(Rules.Chain("moving-average", ("samples", "3")), Rules.Values(3, 5, 7, 9, 2)).Select(s => s.Value));

    [Fact]
    public void An_outlier_is_told_by_its_neighbours_on_both_sides_and_all_else_is_left_as_it_was()
    {
        double[] values = [1.0, 1.1, 0.9, 1.05, 40, 0.95, 1.0, 1.1, 0.9, 1.0, 1.05];
        var chain = Rules.Chain("hampel", ("samples", "7"));
        var kept = Rules.Through(chain, Rules.Values(values));
        Assert.Equal(values.Length - 3, kept.Count);
        chain.Flush(kept);

        Assert.Equal(values.Select((v, i) => i == 4 ? 1.05 : v), kept.Select(s => s.Value));
        Assert.Equal(SampleStatus.UncertainSensorNotAccurate, kept[4].Status);
        Assert.Equal(Enumerable.Range(0, values.Length), kept.Select(s => (int)(s.TimeUs / Rules.Second)));
    }

    [Fact]
    public void The_hampel_filter_finds_what_a_naive_one_finds()
    {
        var random = new Random(9);
        var raw = Enumerable.Range(0, 400).Select(i => Rules.At(i, random.Next(15) == 0 ? random.Next(100) : random.NextDouble())).ToList();
        var chain = Rules.Chain("hampel", ("samples", "9"), ("outlier", "bad"));
        var kept = Rules.Through(chain, raw);
        chain.Flush(kept);

        Assert.Equal(raw.Select((s, i) => Naive(raw, i, 4) ? Quality.Bad : Quality.Good), kept.Select(s => s.Quality));
    }

    static bool Naive(List<Sample> raw, int i, int half)
    {
        // At the end of what came no more neighbours are to be had.
        var near = raw.Skip(Math.Max(0, i - half)).Take(Math.Min(i, half) + 1 + half).Select(s => s.Value).ToList();
        var median = Median(near);
        return Math.Abs(raw[i].Value - median) > 3 * 1.4826 * Median([.. near.Select(v => Math.Abs(v - median))]);
    }

    static double Median(List<double> values)
    {
        values = [.. values.Order()];
        return values.Count % 2 == 1 ? values[values.Count / 2] : (values[(values.Count / 2) - 1] + values[values.Count / 2]) / 2;
    }

    [Fact]
    public void Outliers_are_not_judged_across_an_interruption()
    {
        var kept = Rules.Through(Rules.Chain("hampel", ("samples", "5")), Rules.Values(1, 1, 1, double.NaN, 50, 50, 50, 50));

        Assert.All(kept, s => Assert.True(double.IsNaN(s.Value) || s.Status == SampleStatus.Good));
    }

    [Theory]
    [InlineData("avg", 6)]
    [InlineData("min", 5)]
    [InlineData("max", 7)]
    [InlineData("sum", 18)]
    [InlineData("count", 3)]
    [InlineData("first", 5)]
    [InlineData("last", 6)]
    public void One_value_per_interval_has_the_time_of_its_end(string figure, double value)
    {
        var kept = Rules.Through(Rules.Chain("aggregate", ("figure", figure), ("every", "10000")), Rules.At(3, 1), Rules.At(10, 5), Rules.At(12, 7), Rules.At(19.5, 6), Rules.At(20, 1));

        Assert.Equal([(10, SampleStatus.Uncertain), (20, SampleStatus.Good)], kept.Select(s => ((int)(s.TimeUs / Rules.Second), s.Status)));
        Assert.Equal(value, kept[1].Value);
    }

    [Fact]
    public void An_interval_without_values_gives_none_and_one_with_bad_ones_alone_is_bad()
    {
        var chain = Rules.Chain("aggregate", ("every", "10000"));
        var kept = Rules.Through(chain, Rules.At(1, 1), Rules.At(31, double.NaN), Rules.At(45, 2), Rules.At(46, double.NaN));
        chain.Wait(53 * Rules.Second, kept);

        Assert.Equal([(10, 1), (40, double.NaN), (50, 2)], Rules.Plain(kept));
        Assert.Equal([SampleStatus.Uncertain, SampleStatus.BadNoCommunication, SampleStatus.Uncertain], kept.Select(s => s.Status));
    }

    [Fact]
    public void An_interval_that_was_let_out_is_not_let_out_again()
    {
        var chain = Rules.Chain("aggregate", ("every", "10000"));
        var kept = Rules.Through(chain, Rules.At(1, 1));
        chain.Wait(13 * Rules.Second, kept);
        kept.AddRange(Rules.Through(chain, Rules.At(9, 50), Rules.At(11, 2), Rules.At(21, 3)));

        Assert.Equal([(10, 1), (20, 2)], Rules.Plain(kept));
    }

    [Fact]
    public void Bits_of_a_word_become_a_truth_or_a_number()
    {
        var word = new Sample(1, SampleStatus.Good, 0, 0b1011_0100);

        Assert.Equal(1, Assert.Single(Rules.Through(Rules.Chain(ValueKind.Boolean, "1", Rules.Rule("bits", ("from", "2"))), word)).Bits);
        Assert.Equal(0, Assert.Single(Rules.Through(Rules.Chain(ValueKind.Boolean, "1", Rules.Rule("bits", ("from", "2"), ("invert", "true"))), word)).Bits);
        Assert.Equal(0b101, Assert.Single(Rules.Through(Rules.Chain(ValueKind.Integer, "1", Rules.Rule("bits", ("from", "2"), ("width", "3"))), word)).Bits);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 4)]
    [InlineData(15, 6)]
    [InlineData(-2, 5)]
    [InlineData(20, 0)]
    public void Codes_become_states(long code, long state)
    {
        var chain = Rules.Chain(ValueKind.State, "1", Rules.Rule("bits", ("width", "32")), Rules.Rule("state-map", ("map", "1 = running; 2, 3 = ownFault; 10-19 = blocked; 4294967294 = 5")));

        Assert.Equal(state, Assert.Single(Rules.Through(chain, new Sample(1, SampleStatus.Good, 0, code))).Bits);
    }

    [Fact]
    public void A_formula_bends_a_value_in_its_unit()
    {
        var chain = Rules.Chain(ValueKind.Double, "m3/h", Rules.Rule("formula", ("formula", "if(value < 1 'm3/h', 0, sqrt(value * 2 'm3/h'))")));

        Assert.Equal([4, 0, double.NaN], Rules.Through(chain, Rules.Values(8, 0.5, double.NaN)).Select(s => s.Value));
    }

    [Fact]
    public void Rules_work_in_the_order_they_stand_in()
    {
        var (limits, average) = (Rules.Rule("clamp", ("most", "10")), Rules.Rule("moving-average", ("samples", "2")));

        Assert.Equal([4, 7], Rules.Through(Rules.Chain(ValueKind.Double, "1", limits, average), Rules.Values(4, 100)).Select(s => s.Value));
        Assert.Equal([4, 10], Rules.Through(Rules.Chain(ValueKind.Double, "1", average, limits), Rules.Values(4, 100)).Select(s => s.Value));
    }

    [Fact]
    public void Taking_samples_allocates_nothing()
    {
        var chain = Rules.Chain(
            ValueKind.Double, "1", Rules.Rule("clamp", ("most", "90")), Rules.Rule("rate-limit", ("most", "1000")), Rules.Rule("hampel"), Rules.Rule("median"), Rules.Rule("moving-average"),
            Rules.Rule("formula", ("formula", "value * 2 + 1")), Rules.Rule("exception", ("size", "0.1")), Rules.Rule("swinging-door", ("deviation", "0.1")),
            Rules.Rule("aggregate", ("every", "5000")), Rules.Rule("deadband", ("size", "0.1")));
        var samples = Enumerable.Range(0, 5000).Select(i => Rules.At(i, Math.Sin(i / 30.0) * 50)).ToArray();
        var kept = new List<Sample>(20_000);
        foreach (var sample in samples)
            chain.Take(sample, kept);
        var before = GC.GetAllocatedBytesForCurrentThread();

        foreach (var sample in samples)
            chain.Take(sample with { TimeUs = sample.TimeUs + (6000 * Rules.Second) }, kept);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEmpty(kept);
    }
}
