namespace AIoT.Twin.Telemetry.Historian.Clocks;

/// <summary>
/// The delays of one producer's batches, from the newest time in a batch to its arrival, one a second at most. Those of a device that is
/// ahead are negative. A clock was set when the newest few all say otherwise than those before and agree among themselves; a backlog that is
/// being caught up does not agree: its delay shrinks as fast as it comes.
/// </summary>
sealed class OffsetEstimator
{
    const int Kept = 64, Newest = 5;
    const long Second = 1_000_000, LeastJump = 2 * Second;

    readonly long[] _delays = new long[Kept];
    readonly long[] _times = new long[Kept];
    int _next;
    OffsetEstimate? _before;

    public int Count { get; private set; }

    public long SinceUs { get; private set; }

    public long AtUs => Count == 0 ? long.MinValue : _times[(_next + Kept - 1) % Kept];

    public OffsetEstimate Estimate => OffsetEstimate.Of(Oldest(Count).Delays);

    public bool IsDue(long receivedUs) => Count == 0 || receivedUs >= AtUs + Second || receivedUs < AtUs;

    /// <summary>What was known when the process ended, to notice what happened meanwhile.</summary>
    public void Restore(OffsetEstimate before) => _before = before;

    /// <summary>Takes one and says when and by how much the clock was set, if that shows now.</summary>
    public (long AtUs, long ByUs, long SpreadUs)? Add(long receivedUs, long delayUs)
    {
        if (Count == 0)
            SinceUs = receivedUs;
        (_times[_next], _delays[_next]) = (receivedUs, delayUs);
        _next = (_next + 1) % Kept;
        Count = Math.Min(Count + 1, Kept);
        return Count < Newest ? null : Jump();
    }

    (long AtUs, long ByUs, long SpreadUs)? Jump()
    {
        var (times, newest) = Oldest(Count, Count - Newest);
        if (Before() is not { } before)
            return null;
        var now = OffsetEstimate.Of(newest);
        var by = before.QuickUs - now.QuickUs;
        var (least, most) = (newest.Min(), newest.Max());
        var apart = by > 0 ? before.QuickUs - most : least - before.UsualUs;
        if (apart < Math.Max(LeastJump, 4 * before.SpreadUs) || most - least > (times[^1] - times[0]) / 4 + before.SpreadUs)
            return null;
        Keep(times, newest);
        return (times[0], by, before.SpreadUs + now.SpreadUs);
    }

    OffsetEstimate? Before() => Count >= 2 * Newest ? OffsetEstimate.Of(Oldest(Count - Newest).Delays) : _before;

    // What was before does not count any more.
    void Keep(long[] times, long[] delays)
    {
        _before = null;
        times.CopyTo(_times, 0);
        delays.CopyTo(_delays, 0);
        (_next, Count, SinceUs) = (delays.Length, delays.Length, times[0]);
    }

    /// <summary>This server's clock was set: what it measured before is moved to what it would have measured.</summary>
    public void Rebase(long byUs)
    {
        for (var i = 0; i < Kept; i++)
            (_delays[i], _times[i]) = (_delays[i] + byUs, _times[i] + byUs);
        SinceUs += byUs;
        if (_before is { } before)
            _before = new OffsetEstimate(before.QuickUs + byUs, before.UsualUs + byUs);
    }

    (long[] Times, long[] Delays) Oldest(int count, int from = 0)
    {
        var start = Count < Kept ? 0 : _next;
        var (times, delays) = (new long[count - from], new long[count - from]);
        for (var i = from; i < count; i++)
            (times[i - from], delays[i - from]) = (_times[(start + i) % Kept], _delays[(start + i) % Kept]);
        return (times, delays);
    }
}
