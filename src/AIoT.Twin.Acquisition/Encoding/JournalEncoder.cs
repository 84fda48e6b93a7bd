namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>
/// Packs the samples of one commit as they came, column by column in blocks of 128: format, count, series, texts, blocks, CRC-32C.
/// One instance serves one writer, batch after batch, without allocating per sample.
/// </summary>
public sealed class JournalEncoder
{
    /// <summary>The first format knew no packing by radix.</summary>
    public const byte Format = 2;

    internal const byte FirstFormat = 1;

    const int MaxBytesPerBlock = (BlockCodec.MaxSamples * 32) + 256;

    readonly List<long> _series = [];
    readonly List<string> _texts = [];
    int[] _slotOf = [];
    byte[] _buffer = [];

    /// <summary>Packs samples; the ids say which stored series each handle stands for. Valid until the next call.</summary>
    public ReadOnlyMemory<byte> Encode(ReadOnlySpan<Sample> samples, Func<int, long> idOf, IReadOnlyList<string> texts)
    {
        Prepare(samples, idOf, texts);
        var target = new ByteWriter(_buffer);
        target.Byte(Format);
        target.VarInt((ulong)samples.Length);
        WriteTables(ref target);
        while (samples.Length > 0)
        {
            var block = samples[..Math.Min(samples.Length, BlockCodec.MaxSamples)];
            WriteBlock(block, ref target);
            samples = samples[block.Length..];
        }

        target.Checksum();
        foreach (var handle in _handles)
            _slotOf[handle] = 0;
        return _buffer.AsMemory(0, target.Length);
    }

    readonly List<int> _handles = [];

    void Prepare(ReadOnlySpan<Sample> samples, Func<int, long> idOf, IReadOnlyList<string> texts)
    {
        _series.Clear();
        _handles.Clear();
        _texts.Clear();
        _texts.AddRange(texts);
        foreach (ref readonly var sample in samples)
        {
            if (sample.Series >= _slotOf.Length)
                Array.Resize(ref _slotOf, Math.Max(sample.Series + 1, _slotOf.Length * 2));
            ref var slot = ref _slotOf[sample.Series];
            if (slot != 0)
                continue;
            _series.Add(idOf(sample.Series));
            _handles.Add(sample.Series);
            slot = _series.Count;
        }

        var room = 64 + (_series.Count * 10) + ((samples.Length / BlockCodec.MaxSamples) + 1) * MaxBytesPerBlock;
        foreach (var text in _texts)
            room += System.Text.Encoding.UTF8.GetMaxByteCount(text.Length) + 10;
        if (_buffer.Length < room)
            _buffer = new byte[Math.Max(room, _buffer.Length * 2)];
    }

    void WriteTables(ref ByteWriter target)
    {
        target.VarInt((ulong)_series.Count);
        var previous = 0L;
        foreach (var id in _series)
        {
            target.ZigZag(id - previous);
            previous = id;
        }

        target.VarInt((ulong)_texts.Count);
        foreach (var text in _texts)
            target.Text(text);
    }

    void WriteBlock(ReadOnlySpan<Sample> samples, ref ByteWriter target)
    {
        Span<long> series = stackalloc long[BlockCodec.MaxSamples];
        Span<long> times = stackalloc long[BlockCodec.MaxSamples];
        Span<long> bits = stackalloc long[BlockCodec.MaxSamples];
        Span<ushort> statuses = stackalloc ushort[BlockCodec.MaxSamples];
        var slots = _slotOf;
        for (var i = 0; i < samples.Length; i++)
        {
            ref readonly var sample = ref samples[i];
            series[i] = slots[sample.Series] - 1;
            times[i] = sample.TimeUs;
            bits[i] = sample.Bits;
            statuses[i] = sample.Status;
        }

        WriteIntegers(series[..samples.Length], ref target);
        WriteTimes(times[..samples.Length], ref target);
        StatusColumn.Write(statuses[..samples.Length], ref target);
        Span<long> scaled = stackalloc long[BlockCodec.MaxSamples];
        ValueColumn.Write(bits[..samples.Length], tryDecimal: true, scaled, ref target);
    }

    static void WriteTimes(scoped Span<long> times, ref ByteWriter target)
    {
        var first = times[0];
        var unit = TimeUnit.Coarsest(times, first);
        TimeUnit.ToTicks(times, first, unit, times);
        target.Int64(first);
        target.Byte(unit);
        WriteIntegers(times, ref target);
    }

    static void WriteIntegers(scoped ReadOnlySpan<long> values, ref ByteWriter target)
    {
        var start = target;
        target.Byte(0);
        start.Byte(IntegerColumn.Write(values, ref target));
    }
}
