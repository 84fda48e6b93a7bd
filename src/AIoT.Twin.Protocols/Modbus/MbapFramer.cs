using System.Buffers;
using System.Buffers.Binary;

namespace AIoT.Twin.Protocols.Modbus;

sealed class MbapFramer : IModbusFramer
{
    const int Header = 7;

    // The length field counts the unit id, so a frame without any PDU would have length 1.
    const int ShortestLength = 2;
    const int LongestLength = 1 + ModbusLimits.Pdu;

    public static MbapFramer Instance { get; } = new();

    public byte[] Write(ModbusFrame frame)
    {
        var bytes = new byte[Header + frame.Pdu.Length];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, frame.Transaction);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(4), (ushort)(1 + frame.Pdu.Length));
        bytes[6] = frame.Unit;
        frame.Pdu.CopyTo(bytes.AsMemory(Header));
        return bytes;
    }

    public bool TryRead(ref ReadOnlySequence<byte> buffer, out ModbusFrame frame)
    {
        frame = default;
        // Judged on the first six bytes, so that a wrong header is noticed even if nothing follows it.
        if (buffer.Length < Header - 1)
            return false;

        Span<byte> header = stackalloc byte[Header - 1];
        buffer.Slice(0, Header - 1).CopyTo(header);
        var protocol = BinaryPrimitives.ReadUInt16BigEndian(header[2..]);
        var length = BinaryPrimitives.ReadUInt16BigEndian(header[4..]);
        if (protocol != 0)
            throw ModbusException.Framing($"protocol-id={protocol}");
        if (length is < ShortestLength or > LongestLength)
            throw ModbusException.Framing($"length={length}");

        var end = Header - 1 + length;
        if (buffer.Length < end)
            return false;

        var body = buffer.Slice(Header - 1, length).ToArray();
        frame = new(BinaryPrimitives.ReadUInt16BigEndian(header), body[0], body.AsMemory(1));
        buffer = buffer.Slice(end);
        return true;
    }
}
