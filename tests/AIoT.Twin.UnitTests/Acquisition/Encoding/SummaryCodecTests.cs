using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.UnitTests.Acquisition.Encoding;

public sealed class SummaryCodecTests
{
    public static TheoryData<string> Shapes => [.. SampleSets.Shapes];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Summaries_say_what_the_samples_say(string shape)
    {
        var kind = SampleSets.KindOf(shape);
        for (var seed = 0; seed < 40; seed++)
        {
            var samples = SampleSets.Make(shape, 1 + (seed * 53 % 900), seed);

            var summaries = SummaryCodec.Decode(SummaryCodec.Encode(Chunks.Blocks(kind, samples)));

            Assert.All(samples.Chunk(BlockCodec.MaxSamples).Zip(summaries), pair => AssertSame(kind, pair.First, pair.Second));
        }
    }

    static void AssertSame(ValueKind kind, Sample[] samples, BlockSummary summary)
    {
        var used = samples.Select(s => (Time: s.TimeUs, Number: SampleNumber.Of(kind, s.Bits), s.Status))
            .Where(s => SampleNumber.IsUsed(s.Status, s.Number)).ToList();

        Assert.Equal((samples.Length, used.Count), (summary.Count, summary.Used));
        Assert.Equal(samples.Count(s => s.Quality == Quality.Good), summary.Good);
        Assert.Equal((samples[0].TimeUs, samples[^1].TimeUs), (summary.From, summary.Through));
        if (used.Count == 0)
            return;

        var min = used.MinBy(s => s.Number);
        var max = used.MaxBy(s => s.Number);
        AssertBits((min.Time, min.Number), (summary.MinAt, summary.Min));
        AssertBits((max.Time, max.Number), (summary.MaxAt, summary.Max));
        AssertBits((used[0].Time, used[0].Number), (summary.FirstAt, summary.First));
        AssertBits((used[^1].Time, used[^1].Number), (summary.LastAt, summary.Last));
        AssertSum(used.Select(s => s.Number).ToList(), summary.Sum);
    }

    static void AssertBits((long At, double Number) expected, (long At, double Number) actual)
    {
        Assert.Equal(expected.At, actual.At);
        // An equal number seen first may be the other zero.
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected.Number), BitConverter.DoubleToInt64Bits(actual.Number));
    }

    static void AssertSum(List<double> numbers, double sum)
    {
        var expected = new CompensatedSum();
        foreach (var number in numbers)
            expected.Add(number);
        if (double.IsFinite(expected.Value))
            Assert.True(Math.Abs(expected.Value - sum) <= 1e-13 * numbers.Sum(Math.Abs), $"{expected.Value} and {sum}");
    }
}
