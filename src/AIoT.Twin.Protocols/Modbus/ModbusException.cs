namespace AIoT.Twin.Protocols.Modbus;

/// <summary>A request that got no data, with the reason as a code and its argument.</summary>
public sealed class ModbusException(ModbusFailure failure, string argument, Exception? inner = null)
    : Exception($"{failure}: {argument}", inner)
{
    public ModbusFailure Failure => failure;

    /// <summary>What the failure is about: the endpoint, the request without an answer or the field that was wrong.</summary>
    public string Argument => argument;

    /// <summary>What the device said, or None when it did not answer by an exception.</summary>
    public ModbusExceptionCode Code { get; private init; }

    public ModbusLayer Layer => failure switch
    {
        ModbusFailure.NameNotFound => ModbusLayer.Name,
        ModbusFailure.Timeout or ModbusFailure.Framing => ModbusLayer.Protocol,
        ModbusFailure.DeviceException => ModbusLayer.Device,
        _ => ModbusLayer.Tcp,
    };

    internal static ModbusException Framing(string argument) => new(ModbusFailure.Framing, argument);

    internal static ModbusException Device(byte code) =>
        new(ModbusFailure.DeviceException, $"code={code}") { Code = (ModbusExceptionCode)code };

    internal static ModbusException From(DialException refused) => new(
        refused.Failure switch
        {
            DialFailure.NameNotFound => ModbusFailure.NameNotFound,
            DialFailure.AddressRefused => ModbusFailure.AddressRefused,
            DialFailure.ConnectRefused => ModbusFailure.ConnectRefused,
            DialFailure.Timeout => ModbusFailure.ConnectTimeout,
            _ => ModbusFailure.HostUnreachable,
        },
        refused.Argument,
        refused);
}
