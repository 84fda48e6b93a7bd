namespace AIoT.Twin.Protocols.Modbus;

static class ModbusFunction
{
    public const byte ReadCoils = 1;
    public const byte ReadDiscreteInputs = 2;
    public const byte ReadHoldingRegisters = 3;
    public const byte ReadInputRegisters = 4;
    public const byte WriteCoil = 5;
    public const byte WriteRegister = 6;
    public const byte WriteCoils = 15;
    public const byte WriteRegisters = 16;
    public const byte ExceptionBit = 0x80;
}
