using AIoT.Twin.Protocols.Modbus;

namespace AIoT.Twin.UnitTests.Protocols.Modbus;

public sealed class ModbusRequestHandlerTests
{
    readonly ModbusMemory _device = new(coils: 20, discreteInputs: 20, inputRegisters: 130, holdingRegisters: 130);

    [Theory]
    [InlineData("07", "87 01")]
    [InlineData("17 02 00 00", "97 01")]
    [InlineData("03 00 00 00 00", "83 03")]
    [InlineData("03 00 00 00 7E", "83 03")]
    [InlineData("03 00 82 00 01", "83 02")]
    [InlineData("03 FF FF 00 02", "83 02")]
    [InlineData("03 00 00 00", "83 03")]
    [InlineData("03 00 00 00 01 00", "83 03")]
    [InlineData("01 00 00 07 D1", "81 03")]
    [InlineData("01 00 10 00 08", "81 02")]
    [InlineData("05 00 00 12 00", "85 03")]
    [InlineData("05 00 00 FF 01", "85 03")]
    [InlineData("05 00 14 FF 00", "85 02")]
    [InlineData("06 00 82 00 01", "86 02")]
    [InlineData("06 00", "86 03")]
    [InlineData("0F 00 00 00 09 01 FF", "8F 03")]
    [InlineData("0F 00 00 07 B1 02 FF FF", "8F 03")]
    [InlineData("10 00 00 00 02 02 00 01", "90 03")]
    [InlineData("10 00 00 00 7C F8", "90 03")]
    [InlineData("10 00 00 00 01", "90 03")]
    public void A_request_that_cannot_be_served_gets_its_exception(string request, string answer) =>
        Assert.Equal(Bytes(answer), ModbusRequestHandler.Answer(Bytes(request), _device));

    [Theory]
    [InlineData("05 00 03 FF 00", "01 00 00 00 08", "01 01 08")]
    [InlineData("06 00 02 12 34", "03 00 01 00 02", "03 04 00 00 12 34")]
    [InlineData("0F 00 00 00 0A 02 05 02", "01 00 00 00 0B", "01 02 05 02")]
    [InlineData("10 00 01 00 02 04 00 01 FF FE", "03 00 01 00 02", "03 04 00 01 FF FE")]
    public void What_is_written_is_read_back(string write, string read, string answer)
    {
        Assert.Equal(Bytes(write)[..5], ModbusRequestHandler.Answer(Bytes(write), _device));
        Assert.Equal(Bytes(answer), ModbusRequestHandler.Answer(Bytes(read), _device));
    }

    [Fact]
    public void The_owner_sets_what_clients_can_only_read()
    {
        _device.Set(ModbusTable.InputRegisters, 3, [0xABCD]);
        _device.Set(ModbusTable.DiscreteInputs, 1, [true]);

        Assert.Equal(Bytes("04 02 AB CD"), ModbusRequestHandler.Answer(Bytes("04 00 03 00 01"), _device));
        Assert.Equal(Bytes("02 01 02"), ModbusRequestHandler.Answer(Bytes("02 00 00 00 03"), _device));
    }

    [Fact]
    public void An_unknown_unit_is_a_target_that_does_not_respond() =>
        Assert.Equal(Bytes("83 0B"), ModbusRequestHandler.Answer(Bytes("03 00 00 00 01"), null));

    [Fact]
    public void A_device_that_throws_is_a_device_failure() =>
        Assert.Equal(Bytes("83 04"), ModbusRequestHandler.Answer(Bytes("03 00 00 00 01"), new BrokenDevice()));

    [Fact]
    public void Any_request_gets_an_answer_that_a_frame_can_hold()
    {
        var random = new Random(20260105);
        for (var i = 0; i < 100_000; i++)
        {
            var request = new byte[random.Next(1, 254)];
            random.NextBytes(request);
            request[0] = (byte)(random.Next(4) == 0 ? request[0] : random.Next(1, 17));

            var answer = ModbusRequestHandler.Answer(request, _device);

            Assert.InRange(answer.Length, 2, 253);
            Assert.Equal(request[0] & 0x7F, answer[0] & 0x7F);
        }
    }

    sealed class BrokenDevice : IModbusDevice
    {
        public ModbusExceptionCode ReadBits(ModbusTable table, int address, Span<bool> into) => throw new TimeoutException();

        public ModbusExceptionCode ReadRegisters(ModbusTable table, int address, Span<ushort> into) => throw new TimeoutException();

        public ModbusExceptionCode WriteCoils(int address, ReadOnlySpan<bool> values) => throw new TimeoutException();

        public ModbusExceptionCode WriteRegisters(int address, ReadOnlySpan<ushort> values) => throw new TimeoutException();
    }

    static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
