namespace AIoT.Twin.Protocols.Modbus;

/// <summary>Why an address is not one, with the part of the text it is about.</summary>
public readonly record struct ModbusAddressError(ModbusAddressErrorCode Code, string Argument);

public enum ModbusAddressErrorCode
{
    None,
    Empty,

    /// <summary>A plain number too short to name its table.</summary>
    Ambiguous,

    /// <summary>The first digit or the letters name no table.</summary>
    UnknownTable,
    NotANumber,

    /// <summary>A form that counts from one, with zero.</summary>
    CountsFromOne,

    /// <summary>Beyond the 65,536 places of a table.</summary>
    OutOfRange,

    /// <summary>A bit outside 0 to 15.</summary>
    BitOutOfRange,

    /// <summary>A bit of a coil or of a discrete input, which are bits already.</summary>
    BitOfABit,
}
