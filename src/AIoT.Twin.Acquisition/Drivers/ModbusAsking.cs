using AIoT.Twin.Protocols.Modbus;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Whom to ask, and how much at once.</summary>
sealed record ModbusAsking(ModbusClient Client, byte Unit, ReadLimits Limits, SourceContext Context);
