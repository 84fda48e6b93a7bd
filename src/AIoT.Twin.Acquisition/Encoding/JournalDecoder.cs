namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>Unpacks a stored journal row; knows every format ever released.</summary>
public static class JournalDecoder
{
    const int MaxSamples = 1 << 24;

    /// <summary>
    /// The samples with their series as handles. A series this process does not know gets a negative handle and is left out.
    /// </summary>
    public static JournalRow Decode(ReadOnlySpan<byte> stored, Func<long, int> handleOf)
    {
        var source = new ByteReader(Crc32C.Checked(stored));
        if (source.Byte() is not (JournalEncoder.FirstFormat or JournalEncoder.Format))
            throw new DamagedDataException("format");
        var count = source.Count(MaxSamples);
        var handles = ReadSeries(ref source, handleOf);
        var texts = ReadTexts(ref source);
        var samples = new List<Sample>(Math.Min(count, source.Remaining * BlockCodec.MaxSamples));
        for (var left = count; left > 0; left -= BlockCodec.MaxSamples)
            ReadBlock(ref source, Math.Min(left, BlockCodec.MaxSamples), handles, samples);
        return new JournalRow(samples, texts);
    }

    static int[] ReadSeries(ref ByteReader source, Func<long, int> handleOf)
    {
        var handles = new int[source.Count(source.Remaining)];
        var id = 0L;
        for (var i = 0; i < handles.Length; i++)
            handles[i] = handleOf(id += source.ZigZag());
        return handles;
    }

    static string[] ReadTexts(ref ByteReader source)
    {
        var texts = new string[source.Count(source.Remaining)];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = source.Text();
        return texts;
    }

    static void ReadBlock(ref ByteReader source, int count, int[] handles, List<Sample> samples)
    {
        Span<long> series = stackalloc long[BlockCodec.MaxSamples];
        Span<long> times = stackalloc long[BlockCodec.MaxSamples];
        Span<long> bits = stackalloc long[BlockCodec.MaxSamples];
        Span<ushort> statuses = stackalloc ushort[BlockCodec.MaxSamples];
        IntegerColumn.Read(source.Byte(), ref source, series[..count]);
        var first = source.Int64();
        var unit = source.Byte();
        IntegerColumn.Read(source.Byte(), ref source, times[..count]);
        TimeUnit.FromTicks(times[..count], first, unit);
        StatusColumn.Read(ref source, statuses[..count]);
        ValueColumn.Read(ref source, bits[..count]);
        for (var i = 0; i < count; i++)
        {
            if ((ulong)series[i] >= (ulong)handles.Length)
                throw new DamagedDataException("series");
            var handle = handles[series[i]];
            if (handle >= 0)
                samples.Add(new Sample(handle, statuses[i], times[i], bits[i]));
        }
    }
}
