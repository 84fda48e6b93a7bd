using System.Buffers.Binary;

namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>
/// Numbers below a radix that is no power of two, as many digits as fit into 63 bits to a word: a sensor that is up to 8 ms early or
/// late has 17 times, which take 4.3 bits here and 5 side by side.
/// </summary>
static class RadixPacking
{
    public const int MaxRadix = 191;

    static readonly Radix[] s_radices = [.. Enumerable.Range(0, MaxRadix + 1).Select(Radix.Of)];

    public static int BytesFor(int count, int radix)
    {
        var digits = s_radices[radix].Digits;
        return (count / digits * sizeof(ulong)) + BytesOfRest(count % digits, radix);
    }

    public static int Pack(ReadOnlySpan<ulong> values, int radix, Span<byte> target)
    {
        var digits = s_radices[radix].Digits;
        var at = 0;
        for (; values.Length >= digits; values = values[digits..], at += sizeof(ulong))
            BinaryPrimitives.WriteUInt64LittleEndian(target[at..], Word(values[..digits], (ulong)radix));
        var rest = Word(values, (ulong)radix);
        for (var left = BytesOfRest(values.Length, radix); left > 0; left--, rest >>= 8)
            target[at++] = (byte)rest;
        return at;
    }

    /// <summary>A word that is too large gives a last digit that is too large: whoever reads damaged bytes gets wrong numbers, not a fault.</summary>
    public static void Unpack(ReadOnlySpan<byte> source, int radix, Span<ulong> values)
    {
        ref readonly var way = ref s_radices[radix];
        for (; values.Length >= way.Digits; values = values[way.Digits..], source = source[sizeof(ulong)..])
            way.Take(BinaryPrimitives.ReadUInt64LittleEndian(source), values[..way.Digits]);
        var rest = 0UL;
        for (var i = BytesOfRest(values.Length, radix); i > 0; i--)
            rest = (rest << 8) | source[i - 1];
        way.Take(rest, values);
    }

    static ulong Word(ReadOnlySpan<ulong> digits, ulong radix)
    {
        var word = 0UL;
        for (var i = digits.Length - 1; i >= 0; i--)
            word = (word * radix) + digits[i];
        return word;
    }

    static int BytesOfRest(int count, int radix)
    {
        var most = 1UL;
        for (var i = 0; i < count; i++)
            most *= (ulong)radix;
        return (BitPacking.WidthOf(most - 1) + 7) / 8;
    }

    /// <summary>Division by a radix as a multiplication, exact for words below 2^63 (Granlund and Montgomery, PLDI 1994).</summary>
    readonly record struct Radix(ulong Value, int Digits, ulong Reciprocal, int Shift)
    {
        public static Radix Of(int radix)
        {
            if (radix < 2)
                return default;
            var (digits, word) = (0, 1UL);
            for (; word <= (1UL << 63) / (ulong)radix; digits++)
                word *= (ulong)radix;
            var shift = BitPacking.WidthOf((ulong)radix - 1) - 1;
            return new Radix((ulong)radix, digits, (ulong)(((UInt128.One << (64 + shift)) - 1) / (ulong)radix) + 1, shift);
        }

        public void Take(ulong word, Span<ulong> digits)
        {
            foreach (ref var digit in digits)
            {
                var rest = Math.BigMul(word, Reciprocal, out _) >> Shift;
                digit = word - (rest * Value);
                word = rest;
            }
        }
    }
}
