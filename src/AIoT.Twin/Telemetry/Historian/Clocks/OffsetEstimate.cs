namespace AIoT.Twin.Telemetry.Historian.Clocks;

/// <summary>What some delays say: the quick tenth, which is nearest to the truth and not at the mercy of a single wrong time, and the usual one.</summary>
readonly record struct OffsetEstimate(long QuickUs, long UsualUs)
{
    public long SpreadUs => UsualUs - QuickUs;

    public static OffsetEstimate Of(ReadOnlySpan<long> delays)
    {
        var sorted = delays.ToArray();
        Array.Sort(sorted);
        return new OffsetEstimate(sorted[sorted.Length / 10], sorted[sorted.Length / 2]);
    }
}
