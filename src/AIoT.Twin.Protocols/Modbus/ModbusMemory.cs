namespace AIoT.Twin.Protocols.Modbus;

/// <summary>A device that is four tables in memory, each counted from address 0; its owner may set every one of them.</summary>
public sealed class ModbusMemory(int coils, int discreteInputs, int inputRegisters, int holdingRegisters) : IModbusDevice
{
    readonly Lock _gate = new();
    readonly bool[] _coils = new bool[coils];
    readonly bool[] _discreteInputs = new bool[discreteInputs];
    readonly ushort[] _inputRegisters = new ushort[inputRegisters];
    readonly ushort[] _holdingRegisters = new ushort[holdingRegisters];

    public ModbusExceptionCode ReadBits(ModbusTable table, int address, Span<bool> into) => Copy(Bits(table), address, into);

    public ModbusExceptionCode ReadRegisters(ModbusTable table, int address, Span<ushort> into) => Copy(Registers(table), address, into);

    public ModbusExceptionCode WriteCoils(int address, ReadOnlySpan<bool> values) => Set(ModbusTable.Coils, address, values);

    public ModbusExceptionCode WriteRegisters(int address, ReadOnlySpan<ushort> values) =>
        Set(ModbusTable.HoldingRegisters, address, values);

    public ModbusExceptionCode Set(ModbusTable table, int address, ReadOnlySpan<bool> values)
    {
        var bits = Bits(table);
        if (address + values.Length > bits.Length)
            return ModbusExceptionCode.IllegalDataAddress;
        lock (_gate)
            values.CopyTo(bits.AsSpan(address));
        return ModbusExceptionCode.None;
    }

    public ModbusExceptionCode Set(ModbusTable table, int address, ReadOnlySpan<ushort> values)
    {
        var registers = Registers(table);
        if (address + values.Length > registers.Length)
            return ModbusExceptionCode.IllegalDataAddress;
        // Under the lock a value of several registers is never seen half written.
        lock (_gate)
            values.CopyTo(registers.AsSpan(address));
        return ModbusExceptionCode.None;
    }

    ModbusExceptionCode Copy<T>(T[] from, int address, Span<T> into)
    {
        if (address + into.Length > from.Length)
            return ModbusExceptionCode.IllegalDataAddress;
        lock (_gate)
            from.AsSpan(address, into.Length).CopyTo(into);
        return ModbusExceptionCode.None;
    }

    bool[] Bits(ModbusTable table) => table == ModbusTable.Coils ? _coils : _discreteInputs;

    ushort[] Registers(ModbusTable table) => table == ModbusTable.HoldingRegisters ? _holdingRegisters : _inputRegisters;
}
