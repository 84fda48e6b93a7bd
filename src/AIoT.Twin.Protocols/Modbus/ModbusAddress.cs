namespace AIoT.Twin.Protocols.Modbus;

/// <summary>A place in one of the four tables: zero-based as it is sent, with a bit for a flag within a register.</summary>
/// <remarks>
/// Forms understood by <see cref="TryParse"/>, upper or lower case, each with an optional bit such as <c>40001.3</c> for registers:
/// <list type="bullet">
/// <item><c>40001</c> (five digits) and <c>400001</c> (six digits): the first digit is the table (0 coils, 1 discrete inputs, 3 input
/// registers, 4 holding registers), the rest counts from one. So 40001 is holding register 0; 49999 is the last of the short form.</item>
/// <item><c>4x0001</c>, <c>1x17</c>, <c>3x5</c>: the same with one to six digits behind the x, counting from one.</item>
/// <item><c>0x00001</c>, <c>0x000001</c> (five or six decimal digits): coils, counting from one.</item>
/// <item><c>0x0000</c> (one to four hexadecimal digits): holding register by its zero-based address in hexadecimal.</item>
/// <item><c>HR 0</c>, <c>IR 5</c>, <c>DI 3</c>, <c>CO 1</c>, with or without a space: zero-based, decimal or as <c>HR 0x1F</c>.</item>
/// </list>
/// A plain number of fewer than five digits is refused as ambiguous: it may count from zero or from one, and in any table.
/// </remarks>
public readonly record struct ModbusAddress(ModbusTable Table, ushort Offset, int? Bit = null)
{
    /// <summary>The function code that reads this address.</summary>
    public byte ReadFunction => (byte)Table;

    public static bool TryParse(string text, out ModbusAddress address, out ModbusAddressError error) =>
        ModbusAddressParser.TryParse(text, out address, out error);

    /// <summary>The unambiguous form, such as <c>HR 0</c> or <c>HR 0.3</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Prefix} {Offset}{(Bit is null ? "" : $".{Bit}")}");

    string Prefix => Table switch
    {
        ModbusTable.Coils => "CO",
        ModbusTable.DiscreteInputs => "DI",
        ModbusTable.InputRegisters => "IR",
        _ => "HR",
    };
}
