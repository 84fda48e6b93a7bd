using System.Buffers.Binary;

namespace AIoT.Twin.Protocols.Modbus;

/// <summary>Builds the PDU of requests that read.</summary>
static class ModbusRequest
{
    public static byte[] Read(ModbusTable table, ushort address, int quantity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quantity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantity, table.MostPerRead());
        ArgumentOutOfRangeException.ThrowIfGreaterThan(address + quantity, ModbusLimits.AddressSpace);
        return Head((byte)table, address, (ushort)quantity, 0);
    }

    /// <summary>Function, address and one more word, with room behind them.</summary>
    public static byte[] Head(byte function, ushort address, ushort word, int room)
    {
        var pdu = new byte[5 + room];
        pdu[0] = function;
        BinaryPrimitives.WriteUInt16BigEndian(pdu.AsSpan(1), address);
        BinaryPrimitives.WriteUInt16BigEndian(pdu.AsSpan(3), word);
        return pdu;
    }
}
