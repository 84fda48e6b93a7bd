using System.Buffers;

namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>The summaries of a chunk's blocks, kept beside it so that most of a window needs no decoding. About 15 bytes a block.</summary>
public static class SummaryCodec
{
    public const byte Format = 1;

    const int AllUsed = 1, NoneUsed = 2, FlagBits = 2, MaxBytesPerBlock = 160;

    public static byte[] Encode(ReadOnlySpan<EncodedBlock> blocks)
    {
        var room = ArrayPool<byte>.Shared.Rent(64 + (blocks.Length * MaxBytesPerBlock));
        var target = new ByteWriter(room);
        var time = blocks[0].Summary.From;
        var unit = UnitOf(blocks, time);
        target.Byte(Format);
        target.Int64(time);
        target.Byte(unit);
        target.VarInt((ulong)blocks.Length);
        var size = TimeUnit.Size(unit);
        foreach (var block in blocks)
        {
            Write(block.Summary, time, size, ref target);
            time = block.Summary.Through;
        }

        target.Checksum();
        var encoded = target.Written.ToArray();
        ArrayPool<byte>.Shared.Return(room);
        return encoded;
    }

    public static BlockSummary[] Decode(ReadOnlySpan<byte> stored)
    {
        var source = new ByteReader(Crc32C.Checked(stored));
        if (source.Byte() != Format)
            throw new DamagedDataException("format");
        var time = source.Int64();
        var size = TimeUnit.Size(source.Byte());
        var summaries = new BlockSummary[source.Count(ChunkCodec.MaxBlocks)];
        foreach (ref var summary in summaries.AsSpan())
        {
            Read(ref source, time, size, ref summary);
            time = summary.Through;
        }

        return summaries;
    }

    static int UnitOf(ReadOnlySpan<EncodedBlock> blocks, long from)
    {
        var unit = TimeUnit.Second;
        foreach (var block in blocks)
        {
            ref readonly var s = ref block.Summary;
            unit = Math.Min(unit, TimeUnit.Coarsest([s.From, s.Through], from));
            if (s.Used > 0)
                unit = Math.Min(unit, TimeUnit.Coarsest([s.MinAt, s.MaxAt, s.FirstAt, s.LastAt], from));
        }

        return unit;
    }

    static void Write(in BlockSummary s, long time, long size, ref ByteWriter target)
    {
        var flags = s.Used == 0 ? NoneUsed : s.Used == s.Count && s.Good == s.Count ? AllUsed : 0;
        var digits = s.Used == 0 ? -1 : DigitsOf(s);
        target.Byte(flags | ((digits + 1) << FlagBits));
        target.VarInt((ulong)s.Count);
        target.ZigZag((s.From - time) / size);
        target.VarInt((s.Through - s.From) / size);
        if (flags != AllUsed)
            target.VarInt((ulong)s.Good);
        if (flags == NoneUsed)
            return;

        target.VarInt((s.MinAt - s.From) / size);
        target.VarInt((s.MaxAt - s.From) / size);
        if (flags != AllUsed)
        {
            target.VarInt((ulong)s.Used);
            target.VarInt((s.FirstAt - s.From) / size);
            target.VarInt((s.LastAt - s.From) / size);
        }

        WriteValues(s, digits, ref target);
    }

    static void Read(ref ByteReader source, long time, long size, ref BlockSummary s)
    {
        var way = source.Byte();
        var flags = way & ((1 << FlagBits) - 1);
        s.Count = source.Count(BlockCodec.MaxSamples);
        s.From = time + (source.ZigZag() * size);
        s.Through = s.From + (source.Signed() * size);
        s.Good = flags == AllUsed ? s.Count : source.Count(BlockCodec.MaxSamples);
        s.Digits = (way >> FlagBits) - 1;
        if (flags == NoneUsed)
            return;

        s.MinAt = s.From + (source.Signed() * size);
        s.MaxAt = s.From + (source.Signed() * size);
        s.Used = flags == AllUsed ? s.Count : source.Count(BlockCodec.MaxSamples);
        s.FirstAt = flags == AllUsed ? s.From : s.From + (source.Signed() * size);
        s.LastAt = flags == AllUsed ? s.Through : s.From + (source.Signed() * size);
        ReadValues(ref source, ref s);
    }

    // All five figures as whole numbers of the block's decimal unit, when the sum is one too.
    static int DigitsOf(in BlockSummary s) =>
        s.Digits >= 0 && DecimalScale.TryScale(s.Sum, s.Digits, out _) && DecimalScale.TryScale(s.Min, s.Digits, out _)
            && DecimalScale.TryScale(s.Max, s.Digits, out _) && DecimalScale.TryScale(s.First, s.Digits, out _)
            && DecimalScale.TryScale(s.Last, s.Digits, out _)
            ? s.Digits
            : -1;

    static void WriteValues(in BlockSummary s, int digits, ref ByteWriter target)
    {
        if (digits < 0)
        {
            target.Double(s.Min);
            target.Double(s.Max);
            target.Double(s.First);
            target.Double(s.Last);
            target.Double(s.Sum);
            return;
        }

        var power = DecimalScale.Power(digits);
        var min = (long)Math.Round(s.Min * power);
        target.ZigZag(min);
        target.VarInt((long)Math.Round(s.Max * power) - min);
        target.VarInt((long)Math.Round(s.First * power) - min);
        target.VarInt((long)Math.Round(s.Last * power) - min);
        target.VarInt((long)Math.Round(s.Sum * power) - (min * s.Used));
    }

    static void ReadValues(ref ByteReader source, ref BlockSummary s)
    {
        if (s.Digits < 0)
        {
            s.Min = source.Double();
            s.Max = source.Double();
            s.First = source.Double();
            s.Last = source.Double();
            s.Sum = source.Double();
            return;
        }

        if (s.Digits > DecimalScale.MaxDigits)
            throw new DamagedDataException("digits");
        var power = DecimalScale.Power(s.Digits);
        var min = source.ZigZag();
        s.Min = min / power;
        s.Max = (min + source.Signed()) / power;
        s.First = (min + source.Signed()) / power;
        s.Last = (min + source.Signed()) / power;
        s.Sum = ((min * s.Used) + source.Signed()) / power;
    }
}
