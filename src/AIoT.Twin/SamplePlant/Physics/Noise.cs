using System.Runtime.CompilerServices;

namespace AIoT.Twin.SamplePlant.Physics;

/// <summary>Chance as a function of a place in time, so that the same instant always gives the same value and nothing needs storing.</summary>
static class Noise
{
    const double ToUnit = 1.0 / (1UL << 53);
    const double HalfToUnit = 1.0 / (1UL << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Hash(ulong seed, long index)
    {
        var z = seed + (ulong)index * 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }

    public static ulong Seed(string name)
    {
        var seed = PlantedTruths.Seed;
        foreach (var letter in name)
            seed = Hash(seed, letter);
        return seed;
    }

    /// <summary>Even over [0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Even(ulong seed, long index) => (Hash(seed, index) >> 11) * ToUnit;

    /// <summary>Triangular over (-1, 1): what a good transmitter's last digits do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Jitter(ulong seed, long index)
    {
        var bits = Hash(seed, index);
        return ((uint)bits + (double)(uint)(bits >> 32)) * HalfToUnit - 1;
    }

    /// <summary>About standard normal: twelve even numbers from three hashes.</summary>
    public static double Normal(ulong seed, long index)
    {
        var sum = 0L;
        for (var part = 0; part < 3; part++)
        {
            var bits = Hash(seed ^ (ulong)(part + 1) << 56, index);
            sum += (ushort)bits + (ushort)(bits >> 16) + (ushort)(bits >> 32) + (long)(ushort)(bits >> 48);
        }

        return (sum + 6) / 65536.0 - 6;
    }

    /// <summary>A smooth walk within (-1, 1) whose knots are a period apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Smooth(ulong seed, long timeUs, long periodUs)
    {
        var knot = Math.DivRem(timeUs, periodUs, out var rest);
        if (rest < 0)
        {
            rest += periodUs;
            knot--;
        }

        var along = (double)rest / periodUs;
        var from = Jitter(seed, knot);
        return from + (Jitter(seed, knot + 1) - from) * along * along * (3 - 2 * along);
    }

    /// <summary>A standard normal series over an index with the given correlation from one index to the next.</summary>
    public static double Persistent(ulong seed, long index, double persistence)
    {
        var (sum, weight, power) = (0.0, 1.0, 0.0);
        for (var back = 0; back < 8; back++, weight *= persistence)
        {
            sum += weight * Normal(seed, index - back);
            power += weight * weight;
        }

        return sum / Math.Sqrt(power);
    }
}
