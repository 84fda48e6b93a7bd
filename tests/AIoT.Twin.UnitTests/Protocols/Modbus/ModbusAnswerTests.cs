using AIoT.Twin.Protocols.Modbus;

namespace AIoT.Twin.UnitTests.Protocols.Modbus;

public sealed class ModbusAnswerTests
{
    static readonly byte[] s_twoRegisters = ModbusRequest.Read(ModbusTable.HoldingRegisters, 0, 2);

    [Theory]
    [InlineData("03 03 00 00 00", "byte-count=3 expected=4")]
    [InlineData("03 00", "byte-count=0 expected=4")]
    [InlineData("03", "byte-count=0 expected=4")]
    [InlineData("03 04 00 00 00", "byte-count=4 expected=4")]
    [InlineData("03 04 00 00 00 00 00", "byte-count=4 expected=4")]
    [InlineData("03 06 00 00 00 00 00 00", "byte-count=6 expected=4")]
    [InlineData("04 04 00 00 00 00", "function=4 expected=3")]
    [InlineData("84 02", "function=132 expected=3")]
    [InlineData("83", "exception-bytes=1")]
    [InlineData("83 0E 01", "exception-bytes=3")]
    [InlineData("83 00", "exception-bytes=2")]
    public void An_answer_that_does_not_fit_the_request_breaks_the_framing(string answer, string argument)
    {
        var refused = Assert.Throws<ModbusException>(() => ModbusAnswer.Check(Bytes(answer), s_twoRegisters));

        Assert.Equal((ModbusFailure.Framing, argument), (refused.Failure, refused.Argument));
        Assert.Equal(ModbusLayer.Protocol, refused.Layer);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(12)]
    [InlineData(255)]
    public void A_code_of_the_device_is_handed_on_whatever_it_is(byte code)
    {
        var refused = Assert.Throws<ModbusException>(() => ModbusAnswer.Check([0x83, code], s_twoRegisters));

        Assert.Equal((ModbusFailure.DeviceException, (ModbusExceptionCode)code), (refused.Failure, refused.Code));
        Assert.Equal(ModbusLayer.Device, refused.Layer);
    }

    [Fact]
    public void Fewer_coils_than_asked_for_are_refused() =>
        Assert.Throws<ModbusException>(() => ModbusAnswer.Check(Bytes("01 01 FF"), ModbusRequest.Read(ModbusTable.Coils, 0, 9)));

    [Fact]
    public void A_write_must_be_echoed_as_it_was_sent() =>
        Assert.Throws<ModbusException>(() => ModbusAnswer.Check(Bytes("06 00 01 00 02"), Bytes("06 00 01 00 03")));

    [Theory]
    [InlineData(ModbusTable.HoldingRegisters, 0, 126)]
    [InlineData(ModbusTable.Coils, 0, 2001)]
    [InlineData(ModbusTable.InputRegisters, 65535, 2)]
    [InlineData(ModbusTable.InputRegisters, 0, 0)]
    public void A_request_no_device_can_answer_is_not_made(ModbusTable table, int address, int quantity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ModbusRequest.Read(table, (ushort)address, quantity));

    static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
