namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>Statuses as runs; all Good, by far the most usual, is one byte.</summary>
static class StatusColumn
{
    const int AllGood = 0, Runs = 1;

    public static void Write(scoped ReadOnlySpan<ushort> statuses, ref ByteWriter target)
    {
        if (!statuses.ContainsAnyExcept(SampleStatus.Good))
        {
            target.Byte(AllGood);
            return;
        }

        target.Byte(Runs);
        while (statuses.Length > 0)
        {
            var length = statuses.IndexOfAnyExcept(statuses[0]);
            if (length < 0)
                length = statuses.Length;
            target.VarInt((ulong)length);
            target.UInt16(statuses[0]);
            statuses = statuses[length..];
        }
    }

    public static void Read(ref ByteReader source, scoped Span<ushort> statuses)
    {
        var way = source.Byte();
        if (way == AllGood)
        {
            statuses.Clear();
            return;
        }

        if (way != Runs)
            throw new DamagedDataException("status");
        while (statuses.Length > 0)
        {
            var length = source.Count(statuses.Length);
            if (length == 0)
                throw new DamagedDataException("status");
            statuses[..length].Fill(source.UInt16());
            statuses = statuses[length..];
        }
    }
}
