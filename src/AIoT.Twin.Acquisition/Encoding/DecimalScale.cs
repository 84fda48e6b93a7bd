using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>Doubles that are decimal numbers with few digits, as whole numbers: 21.7 is 217 with one digit.</summary>
static class DecimalScale
{
    public const int MaxDigits = 12;

    const double Largest = 1L << 52;

    static readonly double[] s_powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12];

    public static double Power(int digits) => s_powers[digits];

    /// <summary>The fewest digits with which every value comes back bit for bit; -1 when there are none.</summary>
    public static int TryScale(ReadOnlySpan<long> bits, Span<long> scaled)
    {
        var digits = 0;
        for (var misfit = 0; misfit >= 0;)
        {
            digits = FewestFor(bits[misfit], digits);
            if (digits < 0)
                return -1;
            misfit = Scale(bits, digits, scaled);
        }

        return digits;
    }

    public static bool TryScale(double value, int digits, out long scaled)
    {
        var power = s_powers[digits];
        var rounded = Math.Round(value * power);
        scaled = 0;
        // A whole number has no negative zero.
        var fits = Math.Abs(rounded) <= Largest && BitConverter.DoubleToInt64Bits(rounded) != long.MinValue
            && BitConverter.DoubleToInt64Bits(rounded / power) == BitConverter.DoubleToInt64Bits(value);
        if (!fits)
            return false;
        scaled = (long)rounded;
        return true;
    }

    public static void Unscale(ReadOnlySpan<long> scaled, int digits, Span<long> bits)
    {
        var power = s_powers[digits];
        var by = Vector256.Create(power);
        var source = MemoryMarshal.Cast<long, Vector256<long>>(scaled);
        var target = MemoryMarshal.Cast<long, Vector256<long>>(bits);
        for (var i = 0; i < source.Length; i++)
            target[i] = (Vector256.ConvertToDouble(source[i]) / by).AsInt64();
        for (var i = source.Length * Vector256<long>.Count; i < scaled.Length; i++)
            bits[i] = BitConverter.DoubleToInt64Bits(scaled[i] / power);
    }

    static int FewestFor(long bits, int from)
    {
        var value = BitConverter.Int64BitsToDouble(bits);
        for (var digits = from; digits <= MaxDigits; digits++)
        {
            if (TryScale(value, digits, out _))
                return digits;
        }

        return -1;
    }

    // Returns the index of the first value that does not fit, or -1.
    static int Scale(ReadOnlySpan<long> bits, int digits, Span<long> scaled)
    {
        var power = s_powers[digits];
        var source = MemoryMarshal.Cast<long, Vector256<long>>(bits);
        var target = MemoryMarshal.Cast<long, Vector256<long>>(scaled);
        for (var i = 0; i < source.Length; i++)
        {
            var rounded = Vector256.Round(source[i].AsDouble() * Vector256.Create(power));
            var fits = Vector256.LessThanOrEqual(Vector256.Abs(rounded), Vector256.Create(Largest)).AsInt64()
                & Vector256.Equals((rounded / Vector256.Create(power)).AsInt64(), source[i])
                & ~Vector256.Equals(rounded.AsInt64(), Vector256.Create(long.MinValue));
            if (fits != Vector256<long>.AllBitsSet)
                return (i * Vector256<long>.Count) + BitOperations.TrailingZeroCount(~fits.ExtractMostSignificantBits());
            target[i] = Vector256.ConvertToInt64(rounded);
        }

        for (var i = source.Length * Vector256<long>.Count; i < bits.Length; i++)
        {
            if (!TryScale(BitConverter.Int64BitsToDouble(bits[i]), digits, out scaled[i]))
                return i;
        }

        return -1;
    }
}
