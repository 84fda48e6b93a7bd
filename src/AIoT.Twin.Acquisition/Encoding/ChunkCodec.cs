using System.Buffers;

namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>
/// The stored form of a run of samples of one series: format, kind, first time, a directory of blocks, the texts that text values
/// point to, the blocks, CRC-32C.
/// </summary>
public static class ChunkCodec
{
    /// <summary>The first format knew no packing by radix.</summary>
    public const byte Format = 2;

    internal const byte FirstFormat = 1;

    internal const int MaxBlocks = 4096;

    public static byte[] Encode(ValueKind kind, ReadOnlySpan<EncodedBlock> blocks, IReadOnlyList<string> texts)
    {
        var room = ArrayPool<byte>.Shared.Rent(RoomFor(blocks, texts));
        var target = new ByteWriter(room);
        target.Byte(Format);
        target.Byte((int)kind);
        WriteDirectory(blocks, ref target);
        WriteTexts(kind, texts, ref target);
        foreach (var block in blocks)
            target.Bytes(block.Bytes);
        target.Checksum();
        var encoded = target.Written.ToArray();
        ArrayPool<byte>.Shared.Return(room);
        return encoded;
    }

    static void WriteDirectory(ReadOnlySpan<EncodedBlock> blocks, ref ByteWriter target)
    {
        var starts = new long[blocks.Length];
        for (var i = 0; i < blocks.Length; i++)
            starts[i] = blocks[i].Summary.From;
        var unit = TimeUnit.Coarsest(starts, starts[0]);
        var size = TimeUnit.Size(unit);
        target.Int64(starts[0]);
        target.Byte(unit);
        target.VarInt((ulong)blocks.Length);
        for (var i = 0; i < blocks.Length; i++)
        {
            target.ZigZag(i == 0 ? 0 : (starts[i] - starts[i - 1]) / size);
            target.VarInt((ulong)blocks[i].Summary.Count);
            target.VarInt((ulong)blocks[i].Bytes.Length);
        }
    }

    static void WriteTexts(ValueKind kind, IReadOnlyList<string> texts, ref ByteWriter target)
    {
        if (kind != ValueKind.Text)
            return;
        target.VarInt((ulong)texts.Count);
        foreach (var text in texts)
            target.Text(text);
    }

    static int RoomFor(ReadOnlySpan<EncodedBlock> blocks, IReadOnlyList<string> texts)
    {
        var room = 64;
        foreach (var block in blocks)
            room += block.Bytes.Length + 24;
        foreach (var text in texts)
            room += System.Text.Encoding.UTF8.GetMaxByteCount(text.Length) + 10;
        return room;
    }
}
