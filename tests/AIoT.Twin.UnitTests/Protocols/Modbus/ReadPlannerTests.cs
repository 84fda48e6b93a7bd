using AIoT.Twin.Protocols.Modbus;

namespace AIoT.Twin.UnitTests.Protocols.Modbus;

public sealed class ReadPlannerTests
{
    static readonly ReadLimits s_limits = new() { MaxRegisters = 10, MaxBits = 32, MaxRegisterGap = 2, MaxBitGap = 8 };

    [Fact]
    public void Neighbours_are_read_by_one_request() =>
        Assert.Equal(["HoldingRegisters 0+6"], Blocks(Hr(4, 2), Hr(0, 2), Hr(2, 2)));

    [Fact]
    public void A_small_gap_is_read_along_and_a_larger_one_is_not() =>
        Assert.Equal(["HoldingRegisters 0+4", "HoldingRegisters 7+1"], Blocks(Hr(0, 1), Hr(3, 1), Hr(7, 1)));

    [Fact]
    public void A_request_is_never_longer_than_allowed() =>
        Assert.Equal(["HoldingRegisters 0+10", "HoldingRegisters 10+2"], Blocks([.. Enumerable.Range(0, 6).Select(i => Hr(2 * i, 2))]));

    [Fact]
    public void A_value_is_never_torn_apart() =>
        Assert.Equal(["HoldingRegisters 0+8", "HoldingRegisters 8+4"], Blocks(Hr(0, 4), Hr(4, 4), Hr(8, 4)));

    [Fact]
    public void Tables_are_kept_apart() => Assert.Equal(
        ["Coils 0+1", "DiscreteInputs 0+1", "HoldingRegisters 0+1", "InputRegisters 0+1"],
        Blocks([.. Enum.GetValues<ModbusTable>().Select(table => new ModbusWant(table, 0, 1))]));

    [Fact]
    public void Overlapping_wants_are_read_once() =>
        Assert.Equal(["HoldingRegisters 0+4"], Blocks(Hr(0, 4), Hr(1, 2), Hr(0, 1), Hr(0, 4)));

    [Fact]
    public void A_block_splits_between_wants_until_each_is_alone()
    {
        var block = Assert.Single(ReadPlanner.Plan([Hr(0, 2), Hr(2, 2), Hr(6, 1)], s_limits));

        var halves = block.Split();

        Assert.Equal(["HoldingRegisters 0+2", "HoldingRegisters 2+5"], halves.Select(Text));
        Assert.Empty(halves[0].Split());
        Assert.Equal(["HoldingRegisters 2+2", "HoldingRegisters 6+1"], halves[1].Split().Select(Text));
    }

    [Fact]
    public void Two_wants_of_the_same_place_are_not_split() =>
        Assert.Empty(Assert.Single(ReadPlanner.Plan([Hr(3, 2), Hr(3, 2)], s_limits)).Split());

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 11)]
    [InlineData(65535, 2)]
    public void A_want_that_no_request_can_answer_is_refused(int address, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadPlanner.Plan([Hr(address, count)], s_limits));

    [Fact]
    public void Every_plan_covers_every_want_once_within_the_limits()
    {
        var random = new Random(20260103);
        for (var round = 0; round < 500; round++)
        {
            var wants = Enumerable.Range(0, random.Next(60)).Select(_ => Any(random)).ToArray();
            var blocks = ReadPlanner.Plan(wants, s_limits);

            Assert.Equal(Enumerable.Range(0, wants.Length), blocks.SelectMany(b => b.Wants).Select(w => w.Index).Order());
            Assert.All(blocks, Holds);
            Assert.All(blocks.SelectMany(b => b.Split()), Holds);
        }
    }

    static void Holds(ReadBlock block)
    {
        Assert.InRange(block.Count, 1, block.Table.IsBits() ? 32 : 10);
        Assert.All(block.Wants, w => Assert.True(
            w.Want.Table == block.Table
            && w.Want.Address >= block.Address
            && w.Want.Address + w.Want.Count <= block.Address + block.Count));
    }

    static ModbusWant Any(Random random) =>
        new((ModbusTable)random.Next(1, 5), (ushort)random.Next(200), random.Next(1, 5));

    static ModbusWant Hr(int address, int count) => new(ModbusTable.HoldingRegisters, (ushort)address, count);

    static IEnumerable<string> Blocks(params ModbusWant[] wants) => ReadPlanner.Plan(wants, s_limits).Select(Text);

    static string Text(ReadBlock block) => $"{block.Table} {block.Address}+{block.Count}";
}
