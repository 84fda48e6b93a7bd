using System.Numerics;

namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>
/// Up to 128 times 64 bits, lossless whatever they mean: as decimal numbers where they are such, otherwise as whole numbers or as
/// differences in their bits. The first byte is the way and, above it, the digits plus one when the numbers are scaled.
/// </summary>
static class ValueColumn
{
    const int Xor = 3, ModeBits = 3, ModeMask = (1 << ModeBits) - 1;

    /// <summary>Returns the decimal digits, or -1 when the values are not short decimal numbers; those are then in <paramref name="scaled"/>.</summary>
    public static int Write(scoped ReadOnlySpan<long> bits, bool tryDecimal, scoped Span<long> scaled, ref ByteWriter target)
    {
        var digits = tryDecimal ? DecimalScale.TryScale(bits, scaled) : -1;
        var start = target;
        target.Byte(0);
        var mode = IntegerColumn.Write(digits >= 0 ? scaled[..bits.Length] : bits, ref target);
        if (digits < 0 && mode != IntegerColumn.Constant)
            mode = XorWhenSmaller(bits, mode, start, ref target);
        start.Byte(mode | ((digits + 1) << ModeBits));
        return digits;
    }

    public static void Read(ref ByteReader source, scoped Span<long> bits)
    {
        var way = source.Byte();
        var digits = (way >> ModeBits) - 1;
        if (digits > DecimalScale.MaxDigits)
            throw new DamagedDataException("digits");
        if ((way & ModeMask) == Xor)
        {
            ReadXor(ref source, bits);
            return;
        }

        IntegerColumn.Read(way & ModeMask, ref source, bits);
        if (digits >= 0)
            DecimalScale.Unscale(bits, digits, bits);
    }

    static int XorWhenSmaller(scoped ReadOnlySpan<long> bits, int mode, ByteWriter start, ref ByteWriter target)
    {
        ulong changed = 0;
        for (var i = 1; i < bits.Length; i++)
            changed |= (ulong)(bits[i] ^ bits[i - 1]);
        var shift = BitOperations.TrailingZeroCount(changed);
        var width = BitPacking.WidthOf(changed >> shift);
        if (sizeof(long) + 2 + BitPacking.BytesFor(bits.Length - 1, width) >= target.Length - start.Length - 1)
            return mode;

        Span<ulong> packed = stackalloc ulong[BlockCodec.MaxSamples];
        for (var i = 1; i < bits.Length; i++)
            packed[i - 1] = (ulong)(bits[i] ^ bits[i - 1]) >> shift;
        target = start;
        target.Byte(0);
        target.Int64(bits[0]);
        target.Byte(shift);
        target.Packed(packed[..(bits.Length - 1)], changed >> shift);
        return Xor;
    }

    static void ReadXor(ref ByteReader source, scoped Span<long> bits)
    {
        Span<ulong> packed = stackalloc ulong[BlockCodec.MaxSamples];
        packed = packed[..(bits.Length - 1)];
        var last = source.Int64();
        var shift = source.Byte();
        source.Packed(packed);
        bits[0] = last;
        for (var i = 0; i < packed.Length; i++)
            bits[i + 1] = last ^= (long)(packed[i] << shift);
    }
}
