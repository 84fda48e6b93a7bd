namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>The two ways of packing small numbers; a byte up to 64 is a width in bits, one above it a radix.</summary>
static class Packing
{
    const int MaxWidth = 64, RadixFrom = MaxWidth - 1, WorthIt = 2;

    public static bool IsKnown(int way) => way <= RadixFrom + RadixPacking.MaxRadix && way != RadixFrom + 2;

    /// <summary>The smaller way; a radix takes longer to read, so that it has to save something.</summary>
    public static int For(int count, ulong largest)
    {
        var width = BitPacking.WidthOf(largest);
        if (largest is < 2 or >= RadixPacking.MaxRadix)
            return width;
        var radix = (int)largest + 1;
        return RadixPacking.BytesFor(count, radix) + WorthIt <= BitPacking.BytesFor(count, width) ? RadixFrom + radix : width;
    }

    public static int BytesFor(int count, ulong largest) => BytesOf(count, For(count, largest));

    public static int BytesOf(int count, int way) =>
        way <= MaxWidth ? BitPacking.BytesFor(count, way) : RadixPacking.BytesFor(count, way - RadixFrom);

    public static int Pack(ReadOnlySpan<ulong> values, int way, Span<byte> target) =>
        way <= MaxWidth ? BitPacking.Pack(values, way, target) : RadixPacking.Pack(values, way - RadixFrom, target);

    public static void Unpack(ReadOnlySpan<byte> source, int way, Span<ulong> values)
    {
        if (way <= MaxWidth)
            BitPacking.Unpack(source, way, values);
        else
            RadixPacking.Unpack(source, way - RadixFrom, values);
    }
}
