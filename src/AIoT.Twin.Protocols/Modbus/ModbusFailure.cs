namespace AIoT.Twin.Protocols.Modbus;

/// <summary>Why a request got no data.</summary>
public enum ModbusFailure
{
    NameNotFound,
    AddressRefused,
    HostUnreachable,
    ConnectRefused,
    ConnectTimeout,
    ConnectionLost,
    Timeout,
    Framing,
    DeviceException,
}

/// <summary>The layer a failure belongs to, from the name of the host to the device behind the connection.</summary>
public enum ModbusLayer
{
    Name,
    Tcp,
    Protocol,
    Device,
}
