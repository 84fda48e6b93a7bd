using AIoT.Twin.Protocols.Modbus;

namespace AIoT.Twin.UnitTests.Protocols.Modbus;

public sealed class ModbusAddressTests
{
    [Theory]
    [InlineData("40001", ModbusTable.HoldingRegisters, 0)]
    [InlineData("49999", ModbusTable.HoldingRegisters, 9998)]
    [InlineData("400001", ModbusTable.HoldingRegisters, 0)]
    [InlineData("465536", ModbusTable.HoldingRegisters, 65535)]
    [InlineData("30017", ModbusTable.InputRegisters, 16)]
    [InlineData("10003", ModbusTable.DiscreteInputs, 2)]
    [InlineData("00001", ModbusTable.Coils, 0)]
    [InlineData("000017", ModbusTable.Coils, 16)]
    [InlineData("4x0001", ModbusTable.HoldingRegisters, 0)]
    [InlineData("4X65536", ModbusTable.HoldingRegisters, 65535)]
    [InlineData("3x5", ModbusTable.InputRegisters, 4)]
    [InlineData("1x17", ModbusTable.DiscreteInputs, 16)]
    [InlineData("0x00001", ModbusTable.Coils, 0)]
    [InlineData("0x0000", ModbusTable.HoldingRegisters, 0)]
    [InlineData("0x1F", ModbusTable.HoldingRegisters, 31)]
    [InlineData("0xFFFF", ModbusTable.HoldingRegisters, 65535)]
    [InlineData("HR 0", ModbusTable.HoldingRegisters, 0)]
    [InlineData("hr0x1f", ModbusTable.HoldingRegisters, 31)]
    [InlineData("IR 5", ModbusTable.InputRegisters, 5)]
    [InlineData("DI 3", ModbusTable.DiscreteInputs, 3)]
    [InlineData("co1", ModbusTable.Coils, 1)]
    [InlineData("  HR  65535 ", ModbusTable.HoldingRegisters, 65535)]
    public void An_address_is_understood_as_people_write_it(string text, ModbusTable table, int offset)
    {
        Assert.True(ModbusAddress.TryParse(text, out var address, out _));
        Assert.Equal(new ModbusAddress(table, (ushort)offset), address);
    }

    [Theory]
    [InlineData("40001.3", "HR 0.3")]
    [InlineData("IR 5.15", "IR 5.15")]
    [InlineData("0x0010.0", "HR 16.0")]
    public void A_bit_of_a_register_may_follow(string text, string resolved)
    {
        Assert.True(ModbusAddress.TryParse(text, out var address, out _));
        Assert.Equal(resolved, address.ToString());
        Assert.True(ModbusAddress.TryParse(resolved, out var again, out _));
        Assert.Equal(address, again);
    }

    [Theory]
    [InlineData("", ModbusAddressErrorCode.Empty, "")]
    [InlineData("  ", ModbusAddressErrorCode.Empty, "")]
    [InlineData("100", ModbusAddressErrorCode.Ambiguous, "100")]
    [InlineData("0", ModbusAddressErrorCode.Ambiguous, "0")]
    [InlineData("20001", ModbusAddressErrorCode.UnknownTable, "2")]
    [InlineData("7x1", ModbusAddressErrorCode.UnknownTable, "7")]
    [InlineData("XY 1", ModbusAddressErrorCode.UnknownTable, "XY 1")]
    [InlineData("H", ModbusAddressErrorCode.UnknownTable, "H")]
    [InlineData("40000", ModbusAddressErrorCode.CountsFromOne, "0000")]
    [InlineData("4x0", ModbusAddressErrorCode.CountsFromOne, "0")]
    [InlineData("465537", ModbusAddressErrorCode.OutOfRange, "65537")]
    [InlineData("4000001", ModbusAddressErrorCode.OutOfRange, "000001")]
    [InlineData("HR 65536", ModbusAddressErrorCode.OutOfRange, "65536")]
    [InlineData("HR", ModbusAddressErrorCode.NotANumber, "")]
    [InlineData("HR -1", ModbusAddressErrorCode.NotANumber, "-1")]
    [InlineData("4x", ModbusAddressErrorCode.NotANumber, "")]
    [InlineData("0x", ModbusAddressErrorCode.NotANumber, "0x")]
    [InlineData("0xZZ", ModbusAddressErrorCode.NotANumber, "0xZZ")]
    [InlineData("4000l", ModbusAddressErrorCode.NotANumber, "4000l")]
    [InlineData("٤٠٠٠١", ModbusAddressErrorCode.NotANumber, "٤٠٠٠١")]
    [InlineData("40001.16", ModbusAddressErrorCode.BitOutOfRange, "16")]
    [InlineData("40001.", ModbusAddressErrorCode.BitOutOfRange, "")]
    [InlineData("CO 1.0", ModbusAddressErrorCode.BitOfABit, "0")]
    public void A_bad_address_says_what_is_wrong_with_which_part(string text, ModbusAddressErrorCode code, string argument)
    {
        Assert.False(ModbusAddress.TryParse(text, out _, out var error));
        Assert.Equal(new ModbusAddressError(code, argument), error);
    }

    [Fact]
    public void Any_text_is_either_an_address_or_an_error()
    {
        var random = new Random(20260102);
        const string alphabet = "0123456789xXhrHRIDCO. -";
        for (var i = 0; i < 100_000; i++)
        {
            var text = new string(random.GetItems<char>(alphabet, random.Next(12)));

            var isAddress = ModbusAddress.TryParse(text, out var address, out var error);

            Assert.Equal(isAddress, error.Code == ModbusAddressErrorCode.None);
            if (isAddress)
                Assert.True(ModbusAddress.TryParse(address.ToString(), out var again, out _) && again == address, text);
        }
    }
}
