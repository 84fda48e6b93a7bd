using AIoT.Twin.Protocols.Modbus;

namespace AIoT.Twin.SamplePlant.Layout;

/// <summary>How a value lies in a device's registers: integers count steps of a scale, floats carry rounded decimals.</summary>
readonly record struct RegisterSpec(ModbusTable Table, RegisterKind Kind, double Scale = 1, int Decimals = 3, int? Bit = null)
{
    public static RegisterSpec I16(double scale) => new(ModbusTable.InputRegisters, RegisterKind.I16, scale);

    public static RegisterSpec U16(double scale) => new(ModbusTable.InputRegisters, RegisterKind.U16, scale);

    public static RegisterSpec I32(double scale) => new(ModbusTable.InputRegisters, RegisterKind.I32, scale);

    public static RegisterSpec U32(double scale = 1) => new(ModbusTable.InputRegisters, RegisterKind.U32, scale);

    public static RegisterSpec F32(int decimals) => new(ModbusTable.InputRegisters, RegisterKind.F32, 1, decimals);

    public static RegisterSpec F64(int decimals) => new(ModbusTable.InputRegisters, RegisterKind.F64, 1, decimals);

    public static RegisterSpec Discrete { get; } = new(ModbusTable.DiscreteInputs, RegisterKind.Bit);

    public static RegisterSpec StatusBit(int bit) => new(ModbusTable.InputRegisters, RegisterKind.Bit, Bit: bit);

    public RegisterSpec Writable => this with { Table = ModbusTable.HoldingRegisters };

    public int Words => RegisterCodec.Words(Kind);

    /// <summary>What the registers hold for a value: the nearest they can, at their limits at worst.</summary>
    public double Raw(double value) => Kind switch
    {
        RegisterKind.F32 => (float)Math.Round(value, Decimals) + 0.0,
        RegisterKind.F64 => Math.Round(value, Decimals) + 0.0,
        RegisterKind.I16 => Steps(value, short.MinValue, short.MaxValue),
        RegisterKind.U16 => Steps(value, 0, ushort.MaxValue),
        RegisterKind.I32 => Steps(value, int.MinValue, int.MaxValue),
        RegisterKind.U32 => Steps(value, 0, uint.MaxValue),
        _ => value > 0.5 ? 1 : 0,
    };

    // Zero added last makes a plain zero of -0, which no integer register can hold.
    double Steps(double value, double least, double most) => Math.Clamp(Math.Round(value / Scale), least, most) + 0.0;
}
