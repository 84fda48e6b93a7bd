using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Calendars;

/// <summary>Wall-clock times of a zone as UTC microseconds.</summary>
static class ZoneTime
{
    /// <summary>In the hour that spring skips, the moment the clock jumps to; of an hour that autumn repeats, the first.</summary>
    public static long At(TimeZoneInfo zone, DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (zone.IsInvalidTime(local))
            return JumpAfter(zone, local);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToMicroseconds();
    }

    public static DateTime Local(TimeZoneInfo zone, long time) => TimeZoneInfo.ConvertTime(time.ToTime(), zone).DateTime;

    static long JumpAfter(TimeZoneInfo zone, DateTime skipped)
    {
        var first = skipped;
        while (zone.IsInvalidTime(first))
            first = first.AddMinutes(1);
        first = new DateTime(first.Year, first.Month, first.Day, first.Hour, first.Minute, 0);
        return new DateTimeOffset(first, zone.GetUtcOffset(first)).ToMicroseconds();
    }
}
