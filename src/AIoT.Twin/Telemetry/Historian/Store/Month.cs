using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>Months of UTC, in which chunks are kept together.</summary>
static class Month
{
    public static long StartOf(long timeUs) => First(timeUs).ToMicroseconds();

    /// <summary>Where the month after the one of this time begins.</summary>
    public static long EndOf(long timeUs)
    {
        var first = First(timeUs);
        return first.Year == 9999 && first.Month == 12 ? long.MaxValue : first.AddMonths(1).ToMicroseconds();
    }

    static DateTimeOffset First(long timeUs)
    {
        var time = Math.Clamp(timeUs, DateTimeOffset.MinValue.ToMicroseconds(), DateTimeOffset.MaxValue.ToMicroseconds()).ToTime();
        return new DateTimeOffset(time.Year, time.Month, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
