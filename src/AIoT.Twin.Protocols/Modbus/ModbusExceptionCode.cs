namespace AIoT.Twin.Protocols.Modbus;

/// <summary>What a device answers instead of data; a device may also use codes not listed here.</summary>
public enum ModbusExceptionCode : byte
{
    None = 0,
    IllegalFunction = 1,
    IllegalDataAddress = 2,
    IllegalDataValue = 3,
    DeviceFailure = 4,
    Acknowledge = 5,
    DeviceBusy = 6,
    MemoryParityError = 8,
    GatewayPathUnavailable = 10,
    GatewayTargetFailedToRespond = 11,
}
