using AIoT.Twin.Acquisition;

namespace AIoT.Twin.UnitTests.Acquisition.Encoding;

/// <summary>Samples of every shape that is hard on a codec, the same for the same seed.</summary>
static class SampleSets
{
    const long Start = 1_700_000_000_000_000;

    static readonly double[] s_odd =
    [
        0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, double.MaxValue,
        double.MinValue, 2.2250738585072009e-308, 0.1, 1 / 3.0, 1e15, 1e16, 9007199254740993, 4503599627370497.5, 1e300, -1e-300,
    ];

    public static IReadOnlyList<string> Shapes { get; } =
        ["walk", "walk with jitter", "setpoint", "counter", "full mantissa", "odd", "nan payloads", "any bits", "slow", "bad runs", "integers", "states"];

    public static ValueKind KindOf(string shape) => shape switch
    {
        "integers" => ValueKind.Integer,
        "states" => ValueKind.State,
        _ => ValueKind.Double,
    };

    public static Sample[] Make(string shape, int count, int seed)
    {
        var random = new Random(seed);
        var samples = new Sample[count];
        var level = Math.Round(random.NextDouble() * 100, 1);
        var time = Start + random.NextInt64(1_000_000);
        for (var i = 0; i < count; i++)
        {
            level = NextLevel(shape, level, random);
            time += NextStep(shape, random);
            var jitter = shape == "walk with jitter" ? random.Next(-8, 9) * 1_000 : 0;
            samples[i] = new Sample(0, StatusOf(shape, i, random), time + jitter, BitsOf(shape, level, random));
        }

        return samples;
    }

    static double NextLevel(string shape, double level, Random random) => shape switch
    {
        "setpoint" => random.Next(200) == 0 ? random.Next(0, 50) : level,
        "counter" => Math.Round(level) + random.Next(0, 20),
        "full mantissa" => level + random.NextDouble(),
        _ => Math.Round(level + ((random.NextDouble() - 0.5) * 2), 1),
    };

    static long NextStep(string shape, Random random) => shape switch
    {
        "odd" => random.NextInt64(1, 5_000_000_000),
        "any bits" => random.NextInt64(1, 1000),
        "slow" => 900_000_000,
        _ => 1_000_000,
    };

    static ushort StatusOf(string shape, int i, Random random) => shape switch
    {
        "bad runs" => (i / 50 % 3) switch { 0 => SampleStatus.Good, 1 => SampleStatus.BadTimeout, _ => SampleStatus.UncertainLastUsableValue },
        "any bits" => (ushort)random.Next(ushort.MaxValue),
        _ => SampleStatus.Good,
    };

    static long BitsOf(string shape, double level, Random random) => shape switch
    {
        "odd" => BitConverter.DoubleToInt64Bits(s_odd[random.Next(s_odd.Length)]),
        "nan payloads" => unchecked((long)0x7FF0_0000_0000_0001) | random.NextInt64(1L << 51),
        "any bits" or "integers" => random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64),
        "states" => random.Next(8),
        _ => BitConverter.DoubleToInt64Bits(level),
    };
}
