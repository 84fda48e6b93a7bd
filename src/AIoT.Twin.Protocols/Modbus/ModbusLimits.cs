namespace AIoT.Twin.Protocols.Modbus;

/// <summary>The most items one request may carry, as the specification says.</summary>
public static class ModbusLimits
{
    public const int ReadBits = 2000;
    public const int ReadRegisters = 125;
    public const int WriteCoils = 1968;
    public const int WriteRegisters = 123;

    internal const int Pdu = 253;
    internal const int AddressSpace = 65536;
}
