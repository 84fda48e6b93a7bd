using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Clocks;

/// <summary>
/// Notices when this server's clock is set, by the time that passed meanwhile. For a day it is not believed everywhere: set back, not where
/// it decides what is from the future, since what devices sent a moment ago is as good as it was then; set forward, not where it decides
/// what is old enough to be destroyed.
/// </summary>
sealed class ServerClock(TimeProvider clock)
{
    static readonly TimeSpan s_least = TimeSpan.FromSeconds(1), s_doubted = TimeSpan.FromDays(1), s_much = TimeSpan.FromHours(1);

    readonly Lock _gate = new();
    readonly List<ClockJump> _jumps = [];
    long _timestamp = clock.GetTimestamp();
    long _wallUs = clock.Now().ToMicroseconds();
    long _setAt = clock.GetTimestamp();
    long _setByUs;

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

    // Set twice, both count; set right again, nothing is left of it.
    void Doubt(long by, long timestamp)
    {
        _setByUs = by + (clock.GetElapsedTime(_setAt, timestamp) > s_doubted ? 0 : _setByUs);
        _setAt = timestamp;
    }

    long DoubtedUs => clock.GetElapsedTime(_setAt) > s_doubted ? 0 : _setByUs;

    /// <summary>The latest it may be: later than the clock says for a day after it was set back.</summary>
    public long LatestUs()
    {
        lock (_gate)
            return clock.Now().ToMicroseconds() + Math.Max(0, -DoubtedUs);
    }

    /// <summary>It was set forward by so much within a day that nothing should be destroyed for being old.</summary>
    public bool MayBeFarAhead
    {
        get
        {
            lock (_gate)
                return DoubtedUs >= s_much.TotalMicroseconds;
        }
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
