namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>Opens a stored chunk, checks it and decodes the blocks that are asked for. Knows every format ever released.</summary>
public readonly ref struct ChunkReader
{
    readonly ReadOnlySpan<byte> _bytes;
    readonly Entry[] _entries;

    /// <summary>Opens a chunk; one whose checksum was found right before need not be checked again.</summary>
    public ChunkReader(ReadOnlySpan<byte> stored, bool isChecked = false)
    {
        _bytes = isChecked ? stored[..^Crc32C.Size] : Crc32C.Checked(stored);
        var source = new ByteReader(_bytes);
        if (source.Byte() is not (ChunkCodec.FirstFormat or ChunkCodec.Format))
            throw new DamagedDataException("format");
        Kind = (ValueKind)source.Byte();
        _entries = ReadDirectory(ref source);
        Texts = ReadTexts(Kind, ref source);
        Place(source.Position);
    }

    public ValueKind Kind { get; }

    public int Blocks => _entries.Length;

    /// <summary>What the values of a chunk of texts point into.</summary>
    public IReadOnlyList<string> Texts { get; }

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var entry in _entries)
                count += entry.Count;
            return count;
        }
    }

    public void Decode(int index, SampleBlock block)
    {
        var entry = _entries[index];
        block.Decode(_bytes.Slice(entry.Offset, entry.Length), entry.From, entry.Count);
    }

    static Entry[] ReadDirectory(ref ByteReader source)
    {
        var time = source.Int64();
        var unit = TimeUnit.Size(source.Byte());
        var entries = new Entry[source.Count(ChunkCodec.MaxBlocks)];
        for (var i = 0; i < entries.Length; i++)
        {
            time += source.ZigZag() * unit;
            entries[i] = new Entry(time, source.Count(BlockCodec.MaxSamples), source.Count(BlockCodec.MaxBytes), 0);
        }

        return entries;
    }

    void Place(int offset)
    {
        foreach (ref var entry in _entries.AsSpan())
        {
            entry.Offset = offset;
            offset += entry.Length;
            if (entry.Count == 0 || offset > _bytes.Length)
                throw new DamagedDataException("directory");
        }
    }

    static string[] ReadTexts(ValueKind kind, ref ByteReader source)
    {
        if (kind != ValueKind.Text)
            return [];
        var texts = new string[source.Count(source.Remaining)];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = source.Text();
        return texts;
    }

    record struct Entry(long From, int Count, int Length, int Offset);
}
