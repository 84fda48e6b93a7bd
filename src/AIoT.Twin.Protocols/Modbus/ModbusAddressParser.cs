using System.Globalization;

namespace AIoT.Twin.Protocols.Modbus;

static class ModbusAddressParser
{
    public static bool TryParse(string text, out ModbusAddress address, out ModbusAddressError error)
    {
        address = default;
        var trimmed = text.AsSpan().Trim();
        var dot = trimmed.IndexOf('.');
        var place = dot < 0 ? trimmed : trimmed[..dot];
        error = ParsePlace(place, ref address);
        if (error.Code == ModbusAddressErrorCode.None && dot >= 0)
            error = ParseBit(trimmed[(dot + 1)..], ref address);
        if (error.Code != ModbusAddressErrorCode.None)
            address = default;
        return error.Code == ModbusAddressErrorCode.None;
    }

    static ModbusAddressError ParsePlace(ReadOnlySpan<char> place, ref ModbusAddress address)
    {
        if (place.IsEmpty)
            return Error(ModbusAddressErrorCode.Empty, place);
        if (char.IsAsciiLetter(place[0]))
            return ParseNamed(place, ref address);
        if (place.Length > 1 && place[1] is 'x' or 'X')
            return ParseCrossed(place, ref address);
        if (place.ContainsAnyExceptInRange('0', '9'))
            return Error(ModbusAddressErrorCode.NotANumber, place);
        return place.Length < 5
            ? Error(ModbusAddressErrorCode.Ambiguous, place)
            : FromOne(place[0], place[1..], 5, ref address);
    }

    static ModbusAddressError ParseNamed(ReadOnlySpan<char> place, ref ModbusAddress address)
    {
        if (TableNamed(place[..Math.Min(2, place.Length)]) is not { } table)
            return Error(ModbusAddressErrorCode.UnknownTable, place);
        return FromZero(table, place[2..].TrimStart(), ref address);
    }

    static ModbusAddressError ParseCrossed(ReadOnlySpan<char> place, ref ModbusAddress address) =>
        place[0] == '0' && place.Length <= 6
            ? FromZero(ModbusTable.HoldingRegisters, place, ref address)
            : FromOne(place[0], place[2..], 6, ref address);

    static ModbusAddressError FromZero(ModbusTable table, ReadOnlySpan<char> digits, ref ModbusAddress address)
    {
        var isHex = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (digits.Length > 8 || !int.TryParse(isHex ? digits[2..] : digits, style, CultureInfo.InvariantCulture, out var offset))
            return Error(ModbusAddressErrorCode.NotANumber, digits);
        return At(table, offset, digits, ref address);
    }

    static ModbusAddressError FromOne(char tableDigit, ReadOnlySpan<char> digits, int mostDigits, ref ModbusAddress address)
    {
        if (TableOf(tableDigit) is not { } table)
            return Error(ModbusAddressErrorCode.UnknownTable, [tableDigit]);
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
            return Error(ModbusAddressErrorCode.NotANumber, digits);
        if (digits.Length > mostDigits)
            return Error(ModbusAddressErrorCode.OutOfRange, digits);
        var number = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return number == 0 ? Error(ModbusAddressErrorCode.CountsFromOne, digits) : At(table, number - 1, digits, ref address);
    }

    static ModbusAddressError At(ModbusTable table, int offset, ReadOnlySpan<char> said, ref ModbusAddress address)
    {
        if (offset is < 0 or >= ModbusLimits.AddressSpace)
            return Error(ModbusAddressErrorCode.OutOfRange, said);
        address = new(table, (ushort)offset);
        return default;
    }

    static ModbusAddressError ParseBit(ReadOnlySpan<char> digits, ref ModbusAddress address)
    {
        if (address.Table.IsBits())
            return Error(ModbusAddressErrorCode.BitOfABit, digits);
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var bit) || bit > 15)
            return Error(ModbusAddressErrorCode.BitOutOfRange, digits);
        address = address with { Bit = bit };
        return default;
    }

    static ModbusTable? TableOf(char digit) => digit switch
    {
        '0' => ModbusTable.Coils,
        '1' => ModbusTable.DiscreteInputs,
        '3' => ModbusTable.InputRegisters,
        '4' => ModbusTable.HoldingRegisters,
        _ => null,
    };

    static ModbusTable? TableNamed(ReadOnlySpan<char> letters) => letters switch
    {
        _ when letters.Equals("HR", StringComparison.OrdinalIgnoreCase) => ModbusTable.HoldingRegisters,
        _ when letters.Equals("IR", StringComparison.OrdinalIgnoreCase) => ModbusTable.InputRegisters,
        _ when letters.Equals("DI", StringComparison.OrdinalIgnoreCase) => ModbusTable.DiscreteInputs,
        _ when letters.Equals("CO", StringComparison.OrdinalIgnoreCase) => ModbusTable.Coils,
        _ => null,
    };

    static ModbusAddressError Error(ModbusAddressErrorCode code, ReadOnlySpan<char> argument) =>
        new(code, argument.Length <= 40 ? argument.ToString() : argument[..40].ToString());
}
