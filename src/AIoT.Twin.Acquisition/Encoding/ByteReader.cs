using System.Buffers.Binary;

namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>Reads forward; whatever does not fit is damage, never an index out of range.</summary>
ref struct ByteReader(ReadOnlySpan<byte> buffer)
{
    readonly ReadOnlySpan<byte> _buffer = buffer;

    public int Position { get; private set; }

    public readonly int Remaining => _buffer.Length - Position;

    public int Byte() => Position < _buffer.Length ? _buffer[Position++] : throw TooShort();

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(sizeof(ushort)));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Bytes(sizeof(long)));

    public double Double() => BitConverter.Int64BitsToDouble(Int64());

    public ulong VarInt()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw new DamagedDataException("varint");
    }

    public long Signed() => (long)VarInt();

    public long ZigZag() => BitPacking.UnZigZag(VarInt());

    public int Count(int most)
    {
        var count = VarInt();
        return count <= (ulong)most ? (int)count : throw new DamagedDataException("count");
    }

    public void Packed(scoped Span<ulong> values)
    {
        var way = Byte();
        if (!Packing.IsKnown(way))
            throw new DamagedDataException("width");
        Packing.Unpack(Bytes(Packing.BytesOf(values.Length, way)), way, values);
    }

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count < 0 || count > Remaining)
            throw TooShort();
        var bytes = _buffer.Slice(Position, count);
        Position += count;
        return bytes;
    }

    public string Text() => System.Text.Encoding.UTF8.GetString(Bytes(Count(Remaining)));

    static DamagedDataException TooShort() => new("too short");
}
