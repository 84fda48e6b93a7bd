using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Preprocessing;

namespace AIoT.Twin.UnitTests.Acquisition.Preprocessing;

public sealed class SwingingDoorTests
{
    [Fact]
    public void A_straight_line_keeps_its_ends()
    {
        var chain = Door(0.01);
        var kept = Rules.Through(chain, Enumerable.Range(0, 50).Select(i => Rules.At(i, 3 + (0.5 * i))));
        chain.Flush(kept);

        Assert.Equal([(0, 3), (49, 27.5)], Rules.Plain(kept));
    }

    [Fact]
    public void A_corner_is_kept()
    {
        var chain = Door(0.1);
        var kept = Rules.Through(chain, Rules.Values(0, 1, 2, 3, 2, 1, 0));
        chain.Flush(kept);

        Assert.Equal([(0, 0), (3, 3), (6, 0)], Rules.Plain(kept));
    }

    [Theory]
    [InlineData(1, 0.5, 60)]
    [InlineData(2, 0.05, 60)]
    [InlineData(3, 2, 5)]
    [InlineData(4, 0, 60)]
    [InlineData(5, 1, 3600)]
    public void No_sample_left_out_is_further_from_the_line_than_the_deviation(int seed, double deviation, int heartbeatSeconds)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var raw = Walk(random, 400);
            var chain = Door(deviation, heartbeatSeconds * 1000);
            var kept = Rules.Through(chain, raw);
            chain.Flush(kept);

            AssertSubset(raw, kept);
            AssertWithin(raw, kept, deviation);
            AssertBeats(raw, kept, heartbeatSeconds * Rules.Second);
        }
    }

    [Fact]
    public void It_is_worth_it_where_a_signal_is_smooth()
    {
        var raw = Enumerable.Range(0, 3600).Select(i => Rules.At(i, 20 + (5 * Math.Sin(i / 600.0)))).ToList();

        Assert.InRange(Rules.Through(Door(0.05, 3_600_000), raw).Count, 2, 60);
    }

    [Fact]
    public void A_change_of_quality_ends_a_line_and_is_told_at_once()
    {
        var chain = Door(1);

        var kept = Rules.Through(chain, Rules.Values(1, 1.1, 1.2, double.NaN, double.NaN, 5, 5.1));

        Assert.Equal([(0, 1), (2, 1.2), (3, double.NaN), (5, 5)], Rules.Plain(kept));
    }

    [Fact]
    public void A_late_sample_passes_and_the_line_goes_on()
    {
        var chain = Door(1);
        var kept = Rules.Through(chain, [.. Rules.Values(1, 1, 1), Rules.At(0.5, 1), Rules.At(4, 1), Rules.At(5, 1)]);
        chain.Flush(kept);

        Assert.Equal([0, 2, 0.5, 5], kept.Select(s => s.TimeUs / (double)Rules.Second));
    }

    [Fact]
    public void What_waits_is_let_out_after_the_heartbeat_of_silence()
    {
        var chain = Door(1, 10_000);
        var kept = Rules.Through(chain, Rules.Values(1, 1, 1));
        chain.Wait(11 * Rules.Second, kept);
        Assert.Single(kept);
        chain.Wait(12 * Rules.Second, kept);

        Assert.Equal([(0, 1), (2, 1)], Rules.Plain(kept));
    }

    static RuleChain Door(double deviation, int heartbeat = 60_000) => Rules.Chain(
        "swinging-door", ("deviation", deviation.ToString("R", System.Globalization.CultureInfo.InvariantCulture)), ("heartbeat", $"{heartbeat}"));

    // Slopes, steps, noise, rests and interruptions, at uneven times.
    static List<Sample> Walk(Random random, int count)
    {
        var (second, value, slope) = (0.0, 0.0, 0.0);
        var samples = new List<Sample>();
        for (var i = 0; i < count; i++)
        {
            second += random.Next(10) == 0 ? random.NextDouble() * 20 : 1;
            if (random.Next(12) == 0)
                slope = random.Next(3) == 0 ? 0 : (random.NextDouble() - 0.5) * 2;
            value += slope + (random.Next(25) == 0 ? (random.NextDouble() - 0.5) * 30 : 0);
            var said = random.Next(40) == 0 ? double.NaN : Math.Round(value + (random.NextDouble() * 0.3), 3);
            samples.Add(Rules.At(second, said));
        }

        return samples;
    }

    static void AssertSubset(List<Sample> raw, List<Sample> kept)
    {
        Assert.Subset(raw.ToHashSet(), kept.ToHashSet());
        Assert.Equal(kept.OrderBy(s => s.TimeUs), kept);
        Assert.Equal(raw[0], kept[0]);
    }

    static void AssertWithin(List<Sample> raw, List<Sample> kept, double deviation)
    {
        var next = 0;
        foreach (var sample in raw)
        {
            while (kept[next].TimeUs < sample.TimeUs)
                next++;
            if (kept[next].TimeUs == sample.TimeUs)
                continue;
            var (a, b) = (kept[next - 1], kept[next]);
            if (double.IsNaN(sample.Value))
            {
                Assert.True(double.IsNaN(a.Value));
                continue;
            }

            // Left out between two kept ones: neither quality nor value can have jumped between.
            Assert.False(double.IsNaN(a.Value) || double.IsNaN(b.Value));
            var line = a.Value + ((b.Value - a.Value) * ((double)(sample.TimeUs - a.TimeUs) / (b.TimeUs - a.TimeUs)));
            Assert.InRange(Math.Abs(line - sample.Value), 0, deviation + 1e-9);
        }
    }

    static void AssertBeats(List<Sample> raw, List<Sample> kept, long heartbeat)
    {
        for (var i = 1; i < kept.Count; i++)
        {
            var between = raw.Count(r => r.TimeUs > kept[i - 1].TimeUs && r.TimeUs < kept[i].TimeUs);
            Assert.True(kept[i].TimeUs - kept[i - 1].TimeUs <= heartbeat || between == 0 || raw.TrueForAll(r => r.TimeUs <= kept[i - 1].TimeUs || r.TimeUs - kept[i - 1].TimeUs < heartbeat || r.TimeUs >= kept[i].TimeUs));
        }
    }
}
