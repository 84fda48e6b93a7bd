using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>What two readings that follow each other tell about the time between them.</summary>
readonly record struct HeldValue(ValueKind Kind, Holding Holding)
{
    public bool IsUsed(in Sample sample, out double number)
    {
        number = SampleNumber.Of(Kind, sample.Bits);
        return SampleNumber.IsUsed(sample.Status, number);
    }

    /// <summary>Until when a value of a time is known if it steps; without a later reading that is not past now.</summary>
    public long Until(long time, long? next, long now) =>
        Math.Min(next ?? Math.Max(now, time), Holding.LimitUs > long.MaxValue - Math.Max(0, time) ? long.MaxValue : time + Holding.LimitUs);

    /// <summary>Whether a line may be drawn between two readings.</summary>
    public bool IsJoined(long earlier, long later) => later - earlier <= Holding.LimitUs;

    /// <summary>The value at a time at or after a reading and before the next one; null where it is unknown.</summary>
    public double? At(long time, in Sample before, in Sample? next, long now)
    {
        if (!IsUsed(before, out var number))
            return null;
        if (time == before.TimeUs)
            return number;
        if (Holding.Interpolation is Interpolation.Step)
            return time < Until(before.TimeUs, next?.TimeUs, now + 1) ? number : null;
        return next is { } after && IsJoined(before.TimeUs, after.TimeUs) && IsUsed(after, out var later)
            ? Line(time, before.TimeUs, number, after.TimeUs, later)
            : null;
    }

    public static double Line(long time, long earlier, double from, long later, double to) =>
        double.Lerp(from, to, (double)(time - earlier) / (later - earlier));
}
