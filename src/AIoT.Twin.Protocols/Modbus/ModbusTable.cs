namespace AIoT.Twin.Protocols.Modbus;

/// <summary>The four tables of a device; the value is the function code that reads the table.</summary>
public enum ModbusTable
{
    Coils = 1,
    DiscreteInputs = 2,
    HoldingRegisters = 3,
    InputRegisters = 4,
}

public static class ModbusTables
{
    public static bool IsBits(this ModbusTable table) => table is ModbusTable.Coils or ModbusTable.DiscreteInputs;

    /// <summary>The most items of this table one request may ask for.</summary>
    public static int MostPerRead(this ModbusTable table) => table.IsBits() ? ModbusLimits.ReadBits : ModbusLimits.ReadRegisters;
}
