using System.Globalization;
using AIoT.Twin.Protocols.Modbus;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What the protocol's failures mean to a source and to a sample.</summary>
static class ModbusFailures
{
    public static SourceFailure Of(ModbusException failed) => failed.Failure switch
    {
        ModbusFailure.AddressRefused => new(SourceLayer.Endpoint, "endpoint-not-allowed", failed.Argument),
        ModbusFailure.NameNotFound => new(SourceLayer.Dns, "name-not-found", failed.Argument),
        ModbusFailure.HostUnreachable => new(SourceLayer.Tcp, "host-unreachable", failed.Argument),
        ModbusFailure.ConnectRefused => new(SourceLayer.Tcp, "connection-refused", failed.Argument),
        ModbusFailure.ConnectTimeout => new(SourceLayer.Tcp, "connect-timeout", failed.Argument),
        ModbusFailure.ConnectionLost => new(SourceLayer.Tcp, "connection-lost", failed.Argument),
        ModbusFailure.Timeout => new(SourceLayer.Protocol, "modbus-no-answer", failed.Argument),
        ModbusFailure.Framing => new(SourceLayer.Protocol, "modbus-framing", failed.Argument),
        _ => new(SourceLayer.Device, "modbus-exception", ((int)failed.Code).ToString(CultureInfo.InvariantCulture)),
    };

    /// <summary>The gateway could not reach the unit: whatever is asked of it, nobody is there.</summary>
    public static bool IsUnitAbsent(ModbusException? refused) =>
        refused?.Code is ModbusExceptionCode.GatewayPathUnavailable or ModbusExceptionCode.GatewayTargetFailedToRespond;

    public static ushort StatusOf(ModbusException refused) => refused.Code switch
    {
        ModbusExceptionCode.IllegalFunction or ModbusExceptionCode.IllegalDataAddress or ModbusExceptionCode.IllegalDataValue =>
            SampleStatus.BadConfigurationError,
        ModbusExceptionCode.DeviceFailure or ModbusExceptionCode.MemoryParityError => SampleStatus.BadDeviceFailure,
        ModbusExceptionCode.GatewayPathUnavailable or ModbusExceptionCode.GatewayTargetFailedToRespond => SampleStatus.BadNoCommunication,
        _ => SampleStatus.BadCommunicationError,
    };
}
