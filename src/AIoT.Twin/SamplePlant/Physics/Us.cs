namespace AIoT.Twin.SamplePlant.Physics;

/// <summary>Lengths of time in microseconds.</summary>
static class Us
{
    public const long Second = 1_000_000;
    public const long Minute = 60 * Second;
    public const long Quarter = 15 * Minute;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;

    public static long Minutes(double minutes) => (long)(minutes * 60) * Second;

    /// <summary>The last multiple of a length at or before a time.</summary>
    public static long Floor(long timeUs, long length) => timeUs - (timeUs % length + length) % length;
}
