namespace AIoT.Twin.Protocols.Modbus;

/// <summary>One request or answer without its framing.</summary>
readonly record struct ModbusFrame(ushort Transaction, byte Unit, ReadOnlyMemory<byte> Pdu);
