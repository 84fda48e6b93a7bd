namespace AIoT.Twin.Protocols.Modbus;

/// <summary>How much one request may ask for, and how many unwanted places are read along to save a request.</summary>
public sealed record ReadLimits
{
    public int MaxRegisters { get; init; } = ModbusLimits.ReadRegisters;

    public int MaxBits { get; init; } = ModbusLimits.ReadBits;

    public int MaxRegisterGap { get; init; } = 8;

    public int MaxBitGap { get; init; } = 64;

    internal int Most(ModbusTable table) =>
        table.IsBits() ? Math.Clamp(MaxBits, 1, ModbusLimits.ReadBits) : Math.Clamp(MaxRegisters, 1, ModbusLimits.ReadRegisters);

    internal int Gap(ModbusTable table) => Math.Max(0, table.IsBits() ? MaxBitGap : MaxRegisterGap);
}
