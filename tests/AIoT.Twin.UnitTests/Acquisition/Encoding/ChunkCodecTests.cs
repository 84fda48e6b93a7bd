using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.UnitTests.Acquisition.Encoding;

public sealed class ChunkCodecTests
{
    public static TheoryData<string> Shapes => [.. SampleSets.Shapes];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_goes_in_comes_out_bit_for_bit(string shape)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var samples = SampleSets.Make(shape, 1 + (seed * 37 % 1500), seed);

            var stored = ChunkCodec.Encode(SampleSets.KindOf(shape), Chunks.Blocks(SampleSets.KindOf(shape), samples), []);

            Assert.Equal(samples, Chunks.Decode(stored));
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Times_in_any_order_are_kept_too(string shape)
    {
        var random = new Random(7);
        var samples = SampleSets.Make(shape, 700, 7);
        for (var i = 0; i < samples.Length; i++)
            samples[i] = samples[i] with { TimeUs = random.NextInt64(long.MinValue, long.MaxValue) };

        Assert.Equal(samples, Chunks.Decode(ChunkCodec.Encode(ValueKind.Double, Chunks.Blocks(ValueKind.Double, samples), [])));
    }

    [Fact]
    public void Texts_travel_with_their_chunk()
    {
        var blocks = Chunks.Blocks(ValueKind.Text, [new Sample(0, 0, 10, 1), new Sample(0, 0, 20, 0)]);

        var reader = new ChunkReader(ChunkCodec.Encode(ValueKind.Text, blocks, ["idle", "läuft"]));

        Assert.Equal(ValueKind.Text, reader.Kind);
        Assert.Equal(["idle", "läuft"], reader.Texts);
    }

    [Theory]
    [InlineData("walk", 0.9)]
    [InlineData("walk with jitter", 1.6)]
    [InlineData("setpoint", 0.3)]
    [InlineData("counter", 0.9)]
    [InlineData("full mantissa", 7.7)]
    public void Sensor_data_is_small(string shape, double bytesPerSample)
    {
        var blocks = Chunks.Blocks(ValueKind.Double, SampleSets.Make(shape, 1024, 3));

        var bytes = ChunkCodec.Encode(ValueKind.Double, blocks, []).Length + SummaryCodec.Encode(blocks).Length;

        Assert.True(bytes <= bytesPerSample * 1024, $"{bytes / 1024.0:f3} bytes a sample");
    }
}
