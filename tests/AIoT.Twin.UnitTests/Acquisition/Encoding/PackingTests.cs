using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.UnitTests.Acquisition.Encoding;

public sealed class PackingTests
{
    [Fact]
    public void Numbers_below_any_radix_come_back()
    {
        var random = new Random(11);
        for (var radix = 2; radix <= RadixPacking.MaxRadix; radix++)
        {
            foreach (var count in new[] { 0, 1, 2, 7, 39, 40, 64, 127, 128 })
            {
                ulong[] values = [.. Enumerable.Range(0, count).Select(_ => (ulong)random.Next(radix))];
                Same(values, radix);
                Same([.. values.Select(_ => (ulong)radix - 1)], radix);
            }
        }
    }

    static void Same(ulong[] values, int radix)
    {
        var bytes = new byte[RadixPacking.BytesFor(values.Length, radix)];
        Assert.Equal(bytes.Length, RadixPacking.Pack(values, radix, bytes));
        var read = new ulong[values.Length];
        RadixPacking.Unpack(bytes, radix, read);
        Assert.Equal(values, read);
    }

    [Fact]
    public void Seventeen_times_take_four_and_a_half_bits()
    {
        Assert.Equal(68, Packing.BytesFor(127, 16));
        Assert.Equal(80, BitPacking.BytesFor(127, 5));
    }

    [Fact]
    public void A_power_of_two_and_what_saves_nothing_stay_side_by_side()
    {
        Assert.All(new ulong[] { 1, 3, 7, 15, 31, 63, 127, 255, 1000 }, largest => Assert.Equal(BitPacking.WidthOf(largest), Packing.For(128, largest)));
        Assert.Equal(BitPacking.WidthOf(16), Packing.For(3, 16));
    }

    [Fact]
    public void An_unknown_way_of_packing_is_damage()
    {
        Assert.Equal([65, 255], Enumerable.Range(0, 256).Where(way => !Packing.IsKnown(way)));
    }

    [Fact]
    public void Words_that_no_digits_make_do_not_fault()
    {
        var values = new ulong[128];
        for (var radix = 3; radix <= RadixPacking.MaxRadix; radix++)
        {
            var bytes = new byte[RadixPacking.BytesFor(values.Length, radix)];
            bytes.AsSpan().Fill(0xFF);
            RadixPacking.Unpack(bytes, radix, values);
        }
    }
}
