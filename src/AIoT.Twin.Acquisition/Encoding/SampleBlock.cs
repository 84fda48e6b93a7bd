namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>Room for one decoded block, used again and again.</summary>
public sealed class SampleBlock
{
    readonly long[] _times = new long[BlockCodec.MaxSamples];
    readonly long[] _bits = new long[BlockCodec.MaxSamples];
    readonly ushort[] _statuses = new ushort[BlockCodec.MaxSamples];

    public int Count { get; private set; }

    public ReadOnlySpan<long> Times => _times.AsSpan(0, Count);

    public ReadOnlySpan<long> Bits => _bits.AsSpan(0, Count);

    public ReadOnlySpan<ushort> Statuses => _statuses.AsSpan(0, Count);

    internal void Decode(ReadOnlySpan<byte> block, long first, int count)
    {
        Count = count;
        BlockCodec.Decode(block, first, _times.AsSpan(0, count), _bits.AsSpan(0, count), _statuses.AsSpan(0, count));
    }
}
