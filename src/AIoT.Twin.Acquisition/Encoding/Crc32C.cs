using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>The checksum that ends every stored row and message.</summary>
public static class Crc32C
{
    public const int Size = sizeof(uint);

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            crc = BitOperations.Crc32C(crc, word);
        foreach (var rest in bytes[(words.Length * sizeof(ulong))..])
            crc = BitOperations.Crc32C(crc, rest);
        return ~crc;
    }

    /// <summary>The bytes before the checksum, once it has been found right.</summary>
    public static ReadOnlySpan<byte> Checked(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= Size)
            throw new DamagedDataException("too short");
        var content = bytes[..^Size];
        return Of(content) == BinaryPrimitives.ReadUInt32LittleEndian(bytes[^Size..]) ? content : throw new DamagedDataException("checksum");
    }
}
