using System.Buffers.Binary;

namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>Writes forward into memory that its owner made large enough.</summary>
ref struct ByteWriter(Span<byte> buffer)
{
    readonly Span<byte> _buffer = buffer;

    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Written => _buffer[..Length];

    public void Byte(int value) => _buffer[Length++] = (byte)value;

    public void UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_buffer[Length..], value);
        Length += sizeof(ushort);
    }

    public void Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer[Length..], value);
        Length += sizeof(long);
    }

    public void Double(double value) => Int64(BitConverter.DoubleToInt64Bits(value));

    public void VarInt(ulong value)
    {
        while (value >= 0x80)
        {
            _buffer[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _buffer[Length++] = (byte)value;
    }

    public void VarInt(long value) => VarInt((ulong)value);

    public void ZigZag(long value) => VarInt(BitPacking.ZigZag(value));

    /// <summary>Numbers up to a largest one, and before them in what way they are packed.</summary>
    public void Packed(scoped ReadOnlySpan<ulong> values, ulong largest)
    {
        var way = Packing.For(values.Length, largest);
        Byte(way);
        Length += Packing.Pack(values, way, _buffer[Length..]);
    }

    public void Bytes(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer[Length..]);
        Length += bytes.Length;
    }

    public void Text(string text)
    {
        var length = System.Text.Encoding.UTF8.GetByteCount(text);
        VarInt((ulong)length);
        Length += System.Text.Encoding.UTF8.GetBytes(text, _buffer[Length..]);
    }

    public void Checksum()
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer[Length..], Crc32C.Of(Written));
        Length += Crc32C.Size;
    }
}
