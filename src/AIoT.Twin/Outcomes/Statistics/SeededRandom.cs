namespace AIoT.Twin.Outcomes.Statistics;

/// <summary>SplitMix64: the same numbers from the same seed on every runtime, so that an interval never changes without its data.</summary>
sealed class SeededRandom(ulong seed)
{
    ulong _state = seed;

    /// <summary>A seed that stands for the data: equal data give an equal seed.</summary>
    public static ulong SeedOf(IEnumerable<double> data) =>
        data.Aggregate(0x9E3779B97F4A7C15UL, (seed, value) => Mix(seed ^ BitConverter.DoubleToUInt64Bits(value)));

    public double Next() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    public int Below(int limit) => (int)(Next() * limit);

    ulong NextBits() => Mix(_state += 0x9E3779B97F4A7C15UL);

    static ulong Mix(ulong z)
    {
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ z >> 27) * 0x94D049BB133111EBUL;
        return z ^ z >> 31;
    }
}
