namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>How often a signal usually speaks: the middle of its last intervals, where nine in ten are no longer than twice that.</summary>
struct PaceLearner
{
    IntervalRing _ring;
    long _middle;

    /// <summary>Intervals seen so far.</summary>
    public long Seen { get; private set; }

    /// <summary>Zero while it is not known, or where there is no usual one.</summary>
    public readonly long IntervalUs => _middle;

    public void Add(long intervalUs)
    {
        _ring[(int)(Seen++ % IntervalRing.Length)] = intervalUs;
        if (Seen % IntervalRing.Length == 0)
            Learn();
    }

    void Learn()
    {
        Span<long> sorted = stackalloc long[IntervalRing.Length];
        ((ReadOnlySpan<long>)_ring).CopyTo(sorted);
        sorted.Sort();
        var middle = sorted[IntervalRing.Length / 2];
        _middle = sorted[IntervalRing.Length * 9 / 10] <= 2 * middle ? middle : 0;
    }
}
