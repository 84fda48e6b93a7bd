namespace AIoT.Twin.Protocols.Modbus;

/// <summary>Some neighbouring registers or bits that somebody wants to have read.</summary>
public readonly record struct ModbusWant(ModbusTable Table, ushort Address, int Count);
