using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Clocks;

/// <summary>
/// Notices when this server's clock is set, by the time that passed meanwhile. Set back, it is not believed at once where it decides what
/// is from the future: what devices sent a moment ago is as good as it was then.
/// </summary>
sealed class ServerClock(TimeProvider clock)
{
    static readonly TimeSpan s_least = TimeSpan.FromSeconds(1), s_doubted = TimeSpan.FromDays(1);

    readonly Lock _gate = new();
    readonly List<ClockJump> _jumps = [];
    long _timestamp = clock.GetTimestamp();
    long _wallUs = clock.Now().ToMicroseconds();
    long _setBackAt;
    long _setBackUs;

    /// <summary>Looks at the clock; returns by how much it was set since the last look, mostly zero.</summary>
    public long Look()
    {
        lock (_gate)
        {
            var (wall, timestamp) = (clock.Now().ToMicroseconds(), clock.GetTimestamp());
            var by = wall - _wallUs - (long)clock.GetElapsedTime(_timestamp, timestamp).TotalMicroseconds;
            (_wallUs, _timestamp) = (wall, timestamp);
            if (Math.Abs(by) < s_least.TotalMicroseconds)
                return 0;
            Doubt(by, timestamp);
            _jumps.Add(new ClockJump(null, wall.ToTime(), by));
            return by;
        }
    }

    // Set back twice, both count; set forward again, only what is left of it.
    void Doubt(long by, long timestamp)
    {
        if (clock.GetElapsedTime(_setBackAt, timestamp) > s_doubted)
            _setBackUs = 0;
        _setBackUs = Math.Max(0, _setBackUs - by);
        if (by < 0)
            _setBackAt = timestamp;
    }

    /// <summary>The latest it may be: later than the clock says for a day after it was set back.</summary>
    public long LatestUs()
    {
        lock (_gate)
            return clock.Now().ToMicroseconds() + (_setBackUs > 0 && clock.GetElapsedTime(_setBackAt) <= s_doubted ? _setBackUs : 0);
    }

    public bool HasJumps
    {
        get
        {
            lock (_gate)
                return _jumps.Count > 0;
        }
    }

    /// <summary>Jumps that were not written down yet.</summary>
    public List<ClockJump> TakeJumps()
    {
        lock (_gate)
        {
            List<ClockJump> taken = [.. _jumps];
            _jumps.Clear();
            return taken;
        }
    }
}
