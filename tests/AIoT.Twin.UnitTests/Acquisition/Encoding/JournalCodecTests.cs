using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.UnitTests.Acquisition.Encoding;

public sealed class JournalCodecTests
{
    [Fact]
    public void A_commit_of_many_series_comes_out_as_it_went_in()
    {
        var encoder = new JournalEncoder();
        for (var seed = 0; seed < 200; seed++)
        {
            var samples = Mixed(seed * 17 % 1000, seed);

            var stored = encoder.Encode(samples, handle => 1_000_000 + (handle * 3), ["a", "b"]);
            var row = JournalDecoder.Decode(stored.Span, id => (int)((id - 1_000_000) / 3));

            Assert.Equal(samples, row.Samples);
            Assert.Equal(["a", "b"], row.Texts);
        }
    }

    [Fact]
    public void Samples_of_series_nobody_knows_any_more_are_left_out()
    {
        var stored = new JournalEncoder().Encode([Sample.Of(1, 10, 1.5), Sample.Of(2, 10, 2.5)], handle => handle, []);

        Assert.Equal([Sample.Of(2, 10, 2.5)], JournalDecoder.Decode(stored.Span, id => id == 1 ? -1 : (int)id).Samples);
    }

    [Fact]
    public void Ticks_of_a_thousand_sensors_take_about_five_bytes_a_sample()
    {
        var sensors = Enumerable.Range(0, 1000).Select(i => SampleSets.Make(i % 5 == 0 ? "counter" : "walk with jitter", 10, i)).ToList();
        var samples = Enumerable.Range(0, 10).SelectMany(tick => sensors.Select((s, i) => s[tick] with { Series = i })).ToArray();

        Assert.InRange(new JournalEncoder().Encode(samples, handle => handle, []).Length, 1, 55_000);
    }

    static Sample[] Mixed(int count, int seed)
    {
        var random = new Random(seed);
        var sets = SampleSets.Shapes.Select(shape => SampleSets.Make(shape, Math.Max(count, 1), seed)).ToList();
        return [.. Enumerable.Range(0, count).Select(i => (Index: i, Set: random.Next(sets.Count))).Select(s => sets[s.Set][s.Index] with { Series = s.Set })];
    }
}
