using System.Buffers.Binary;
using System.Numerics;

namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>Numbers of one width side by side, lowest bit first.</summary>
static class BitPacking
{
    public static ulong ZigZag(long value) => (ulong)(value << 1) ^ (ulong)(value >> 63);

    public static long UnZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    public static int WidthOf(ulong value) => 64 - BitOperations.LeadingZeroCount(value);

    public static int BytesFor(int count, int width) => (int)(((long)count * width + 7) / 8);

    public static int Pack(ReadOnlySpan<ulong> values, int width, Span<byte> target)
    {
        if (width == 0)
            return 0;

        ulong open = 0;
        int filled = 0, at = 0;
        foreach (var value in values)
        {
            open |= value << filled;
            filled += width;
            if (filled < 64)
                continue;
            BinaryPrimitives.WriteUInt64LittleEndian(target[at..], open);
            at += sizeof(ulong);
            filled -= 64;
            // A shift by 64 is a shift by 0 to the processor.
            open = filled == 0 ? 0 : value >> (width - filled);
        }

        for (; filled > 0; filled -= 8, open >>= 8)
            target[at++] = (byte)open;
        return at;
    }

    public static void Unpack(ReadOnlySpan<byte> source, int width, Span<ulong> values)
    {
        if (width == 0)
        {
            values.Clear();
            return;
        }

        var mask = width == 64 ? ulong.MaxValue : (1UL << width) - 1;
        var i = 0;
        if (width <= 56)
        {
            // As long as eight bytes can be read at once; the few at the end are put together byte by byte.
            for (long bit = 0; i < values.Length && (bit >> 3) + sizeof(ulong) <= source.Length; i++, bit += width)
                values[i] = (BinaryPrimitives.ReadUInt64LittleEndian(source[(int)(bit >> 3)..]) >> (int)(bit & 7)) & mask;
        }

        for (; i < values.Length; i++)
            values[i] = OneAt(source, (long)i * width, width) & mask;
    }

    static ulong OneAt(ReadOnlySpan<byte> source, long bit, int width)
    {
        var at = (int)(bit >> 3);
        var shift = (int)(bit & 7);
        var value = (ulong)source[at] >> shift;
        for (var have = 8 - shift; have < width; have += 8)
            value |= (ulong)source[++at] << have;
        return value;
    }
}
