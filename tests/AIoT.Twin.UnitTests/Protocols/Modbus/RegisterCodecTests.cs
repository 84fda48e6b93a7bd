using AIoT.Twin.Protocols.Modbus;

namespace AIoT.Twin.UnitTests.Protocols.Modbus;

public sealed class RegisterCodecTests
{
    [Theory]
    [InlineData(WordOrder.ABCD, 0x42C8, 0x0000)]
    [InlineData(WordOrder.CDAB, 0x0000, 0x42C8)]
    [InlineData(WordOrder.BADC, 0xC842, 0x0000)]
    [InlineData(WordOrder.DCBA, 0x0000, 0xC842)]
    public void A_hundred_as_a_float_lies_as_the_order_says(WordOrder order, int first, int second)
    {
        ushort[] words = [(ushort)first, (ushort)second];
        var encoded = new ushort[2];

        Assert.Equal(100.0, RegisterCodec.ToDouble(words, RegisterKind.F32, order));
        Assert.True(RegisterCodec.TryFromDouble(100.0, RegisterKind.F32, order, encoded));
        Assert.Equal(words, encoded);
    }

    [Theory]
    [InlineData(WordOrder.ABCD, new[] { 0x0102, 0x0304, 0x0506, 0x0708 })]
    [InlineData(WordOrder.CDAB, new[] { 0x0708, 0x0506, 0x0304, 0x0102 })]
    [InlineData(WordOrder.BADC, new[] { 0x0201, 0x0403, 0x0605, 0x0807 })]
    [InlineData(WordOrder.DCBA, new[] { 0x0807, 0x0605, 0x0403, 0x0201 })]
    public void Four_registers_follow_the_same_two_swaps(WordOrder order, int[] expected)
    {
        var words = Array.ConvertAll(expected, w => (ushort)w);
        var encoded = new ushort[4];

        Assert.Equal(0x0102030405060708, RegisterCodec.ToInt64(words, RegisterKind.I64, order));
        Assert.True(RegisterCodec.TryFromInteger(0x0102030405060708, RegisterKind.U64, order, encoded));
        Assert.Equal(words, encoded);
    }

    [Theory]
    [InlineData(RegisterKind.I16, WordOrder.ABCD, 0xFFFE, -2)]
    [InlineData(RegisterKind.I16, WordOrder.CDAB, 0xFFFE, -2)]
    [InlineData(RegisterKind.I16, WordOrder.BADC, 0xFEFF, -2)]
    [InlineData(RegisterKind.I16, WordOrder.DCBA, 0xFEFF, -2)]
    [InlineData(RegisterKind.U16, WordOrder.ABCD, 0xFFFE, 65534)]
    [InlineData(RegisterKind.U16, WordOrder.BADC, 0x3412, 0x1234)]
    [InlineData(RegisterKind.Bit, WordOrder.ABCD, 0x0001, 1)]
    public void A_single_register_is_changed_by_the_byte_swap_only(RegisterKind kind, WordOrder order, int word, double expected)
    {
        Assert.Equal(expected, RegisterCodec.ToDouble([(ushort)word], kind, order));
        Assert.Equal((long)expected, RegisterCodec.ToInt64([(ushort)word], kind, order));
    }

    [Fact]
    public void Every_kind_and_order_gives_back_what_was_put_in()
    {
        var random = new Random(20260101);
        var pairs = Enum.GetValues<RegisterKind>().SelectMany(_ => Enum.GetValues<WordOrder>(), (kind, order) => (kind, order));
        foreach (var (kind, order) in pairs.SelectMany(pair => Enumerable.Repeat(pair, 200)))
            RoundTrip(Any(kind, random), kind, order);
    }

    [Fact]
    public void A_reading_that_is_not_a_number_stays_one() =>
        Assert.True(double.IsNaN(RegisterCodec.ToDouble([0x7FC0, 0], RegisterKind.F32, WordOrder.ABCD)));

    [Theory]
    [InlineData(RegisterKind.I16, 32768)]
    [InlineData(RegisterKind.U16, -1)]
    [InlineData(RegisterKind.U16, 1.5)]
    [InlineData(RegisterKind.U32, 4294967296.0)]
    [InlineData(RegisterKind.U64, 18446744073709551616.0)]
    [InlineData(RegisterKind.F32, 1e39)]
    [InlineData(RegisterKind.I32, double.NaN)]
    [InlineData(RegisterKind.I64, double.PositiveInfinity)]
    public void What_a_kind_cannot_hold_is_refused(RegisterKind kind, double value) =>
        Assert.False(RegisterCodec.TryFromDouble(value, kind, WordOrder.ABCD, new ushort[4]));

    [Fact]
    public void Large_counters_are_exact_as_integers() =>
        Assert.Equal((1L << 53) + 1, RegisterCodec.ToInt64([0x0020, 0, 0, 1], RegisterKind.U64, WordOrder.ABCD));

    [Theory]
    [InlineData(0, false)]
    [InlineData(3, true)]
    [InlineData(15, true)]
    public void A_bit_of_a_register_counts_from_the_least(int bit, bool expected) =>
        Assert.Equal(expected, RegisterCodec.ToBit(0x8008, bit));

    static void RoundTrip(double value, RegisterKind kind, WordOrder order)
    {
        var words = new ushort[RegisterCodec.Words(kind)];

        Assert.True(RegisterCodec.TryFromDouble(value, kind, order, words));
        Assert.Equal(value, RegisterCodec.ToDouble(words, kind, order));
    }

    static double Any(RegisterKind kind, Random random) => kind switch
    {
        RegisterKind.Bit => random.Next(2),
        RegisterKind.I16 => random.Next(short.MinValue, short.MaxValue + 1),
        RegisterKind.U16 => random.Next(ushort.MaxValue + 1),
        RegisterKind.I32 => random.NextInt64(int.MinValue, int.MaxValue + 1L),
        RegisterKind.U32 => random.NextInt64(uint.MaxValue + 1L),
        RegisterKind.I64 => random.NextInt64(-(1L << 53), 1L << 53),
        RegisterKind.U64 => random.NextInt64(1L << 53),
        RegisterKind.F32 => random.NextSingle() * 1e6f,
        _ => BitConverter.Int64BitsToDouble(random.NextInt64()) is var any && double.IsFinite(any) ? any : 0.1,
    };
}
