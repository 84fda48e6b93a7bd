namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>Packs blocks: time stamps, values and statuses each in the way that is smallest for them.</summary>
public static class BlockCodec
{
    public const int MaxSamples = 128;

    internal const int MaxBytes = (MaxSamples * 24) + 128;

    /// <summary>Packs samples of one series; their series and order are the caller's.</summary>
    public static EncodedBlock Encode(ValueKind kind, ReadOnlySpan<Sample> samples)
    {
        Span<long> times = stackalloc long[MaxSamples];
        Span<long> bits = stackalloc long[MaxSamples];
        Span<ushort> statuses = stackalloc ushort[MaxSamples];
        for (var i = 0; i < samples.Length; i++)
        {
            ref readonly var sample = ref samples[i];
            times[i] = sample.TimeUs;
            bits[i] = sample.Bits;
            statuses[i] = sample.Status;
        }

        return Encode(kind, times[..samples.Length], bits[..samples.Length], statuses[..samples.Length]);
    }

    public static EncodedBlock Encode(ValueKind kind, ReadOnlySpan<long> times, ReadOnlySpan<long> bits, ReadOnlySpan<ushort> statuses)
    {
        Span<byte> buffer = stackalloc byte[MaxBytes];
        Span<long> scaled = stackalloc long[MaxSamples];
        var target = new ByteWriter(buffer);
        TimeColumn.Write(times, ref target);
        StatusColumn.Write(statuses, ref target);
        var digits = ValueColumn.Write(bits, kind == ValueKind.Double, scaled, ref target);
        var allGood = !statuses.ContainsAnyExcept(SampleStatus.Good);
        var summary = digits >= 0 && allGood
            ? BlockSummary.OfGoodDecimals(times, scaled[..times.Length], digits)
            : BlockSummary.Of(kind, times, bits, statuses);
        return new EncodedBlock(target.Written.ToArray(), summary);
    }

    internal static void Decode(ReadOnlySpan<byte> bytes, long first, Span<long> times, Span<long> bits, Span<ushort> statuses)
    {
        var source = new ByteReader(bytes);
        TimeColumn.Read(ref source, first, times);
        StatusColumn.Read(ref source, statuses);
        ValueColumn.Read(ref source, bits);
    }
}
