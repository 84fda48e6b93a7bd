using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Import.Files;

/// <summary>
/// Makes times of a wall clock UTC. Of the hour that autumn repeats the first pass is meant unless the second is asked for; the hour
/// that spring skips does not exist.
/// </summary>
sealed class ZoneClock(TimeZoneInfo zone, bool second)
{
    const long Quarter = 15 * 60 * 1_000_000L;

    long _known = long.MinValue;
    long _offset;
    bool _exists;
    bool _twice;

    /// <summary>How many times read so far come twice.</summary>
    public long Ambiguous { get; private set; }

    /// <summary>False for a time the clock never showed.</summary>
    public bool TryUtc(long local, out long utc)
    {
        var quarter = Math.DivRem(local, Quarter).Quotient - (local < 0 && local % Quarter != 0 ? 1 : 0);
        if (quarter != _known)
            Learn(quarter);
        utc = local - _offset;
        if (_twice)
            Ambiguous++;
        return _exists;
    }

    // Offsets change on full quarters of an hour in every zone in use.
    void Learn(long quarter)
    {
        _known = quarter;
        var clock = DateTime.SpecifyKind((quarter * Quarter).ToTime().DateTime, DateTimeKind.Unspecified);
        _exists = !zone.IsInvalidTime(clock);
        _twice = zone.IsAmbiguousTime(clock);
        var offset = _twice
            ? second ? zone.GetAmbiguousTimeOffsets(clock).Min() : zone.GetAmbiguousTimeOffsets(clock).Max()
            : zone.GetUtcOffset(clock);
        _offset = (long)offset.TotalMicroseconds;
    }
}
