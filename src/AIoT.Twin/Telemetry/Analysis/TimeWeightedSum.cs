using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>Adds up value times time, reading by reading in time order, from the one held before the span on.</summary>
sealed class TimeWeightedSum(HeldValue held, long from, long to, long now)
{
    CompensatedSum _sum;
    Sample? _before;
    long _known;

    public void Add(in Sample sample)
    {
        if (_before is { } before)
            Between(before, sample);
        _before = sample;
    }

    public TimeWeighted Finish()
    {
        if (_before is { } last)
            Between(last, null);
        return new TimeWeighted(from, to, _known, _sum.Value / 1e6);
    }

    void Between(in Sample before, in Sample? next)
    {
        if (!held.IsUsed(before, out var number))
            return;
        if (held.Holding.Interpolation is Interpolation.Step)
            Take(Math.Max(before.TimeUs, from), Math.Min(held.Until(before.TimeUs, next?.TimeUs, now), to), number, number);
        else if (next is { } after && held.IsJoined(before.TimeUs, after.TimeUs) && held.IsUsed(after, out var later))
            TakeLine(before.TimeUs, number, after.TimeUs, later);
    }

    void TakeLine(long earlier, double number, long later, double then)
    {
        var (start, end) = (Math.Max(earlier, from), Math.Min(later, to));
        if (start < end)
            Take(start, end, HeldValue.Line(start, earlier, number, later, then), HeldValue.Line(end, earlier, number, later, then));
    }

    void Take(long start, long end, double first, double last)
    {
        if (start >= end)
            return;
        _known += end - start;
        _sum.Add(((first * 0.5) + (last * 0.5)) * (end - start));
    }
}
