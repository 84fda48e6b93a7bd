namespace AIoT.Twin.Protocols.Modbus;

/// <summary>What stands behind one unit id of a server. The range is within the address space; whether it exists the device says.</summary>
/// <remarks>Called from several connections at once; anything but None becomes the exception that the client gets.</remarks>
public interface IModbusDevice
{
    ModbusExceptionCode ReadBits(ModbusTable table, int address, Span<bool> into);

    ModbusExceptionCode ReadRegisters(ModbusTable table, int address, Span<ushort> into);

    ModbusExceptionCode WriteCoils(int address, ReadOnlySpan<bool> values);

    ModbusExceptionCode WriteRegisters(int address, ReadOnlySpan<ushort> values);
}
