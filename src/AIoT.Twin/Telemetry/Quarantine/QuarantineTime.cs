using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>Times as they were sent, which may be none that a calendar has.</summary>
public static class QuarantineTime
{
    static readonly long s_first = DateTimeOffset.MinValue.ToMicroseconds();
    static readonly long s_last = DateTimeOffset.MaxValue.ToMicroseconds();

    /// <summary>The nearest time there is.</summary>
    public static DateTimeOffset Of(long timeUs) => Math.Clamp(timeUs, s_first, s_last).ToTime();
}
