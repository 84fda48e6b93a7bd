namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>The figures of (t − duration, t]. What is not known makes the figure unknown or doubtful, never smaller.</summary>
static class WindowMath
{
    /// <summary>Below this share of known time a time-weighted mean is unknown.</summary>
    const double LeastKnown = 0.9;

    /// <param name="points">In time order, from the one that held when the window began, where there is one.</param>
    /// <param name="window">What is asked.</param>
    /// <param name="time">The end of the window, which belongs to it.</param>
    /// <param name="steps">How many points may still be looked at; less by those that were.</param>
    public static WindowFigure Figure(ReadOnlySpan<TrackPoint> points, FormulaWindow window, long time, ref int steps)
    {
        var begin = time - window.DurationUs;
        var first = SampleTrack.CountUntil(points, begin);
        var end = SampleTrack.CountUntil(points, time);
        steps -= end - first;
        if (steps < 0)
            return WindowFigure.Unknown(SampleStatus.BadConfigurationError);

        var inside = points[first..end];
        TrackPoint? before = first == 0 ? null : points[first - 1];
        return window.Function switch
        {
            WindowFunction.Last => Last(inside),
            WindowFunction.Previous => Held(before),
            WindowFunction.Delta => Delta(before, end == 0 ? null : points[end - 1], 1),
            WindowFunction.Rate => Delta(before, end == 0 ? null : points[end - 1], window.DurationUs / 1e6),
            WindowFunction.Increase => Increase(before, inside),
            WindowFunction.Integral or WindowFunction.Twa or WindowFunction.TimeIn => OverTime(window, before, inside, begin, time),
            _ => OfSamples(window.Function, inside),
        };
    }

    static WindowFigure OfSamples(WindowFunction function, ReadOnlySpan<TrackPoint> inside)
    {
        var (count, sum, low, high) = (0, 0.0, double.PositiveInfinity, double.NegativeInfinity);
        var doubtful = false;
        foreach (ref readonly var point in inside)
        {
            doubtful |= point.Status >= SampleStatus.Uncertain;
            if (!point.IsUsed)
                continue;
            count++;
            sum += point.Value;
            (low, high) = (Math.Min(low, point.Value), Math.Max(high, point.Value));
        }

        var status = doubtful ? SampleStatus.Uncertain : SampleStatus.Good;
        return function switch
        {
            WindowFunction.Count => new(count, SampleStatus.Good),
            _ when count == 0 => WindowFigure.Unknown(SampleStatus.BadWaitingForInitialData),
            WindowFunction.Sum => new(sum, status),
            WindowFunction.Min => new(low, status),
            WindowFunction.Max => new(high, status),
            _ => new(sum / count, status),
        };
    }

    static WindowFigure Last(ReadOnlySpan<TrackPoint> inside)
    {
        for (var i = inside.Length - 1; i >= 0; i--)
        {
            if (inside[i].IsUsed)
                return new(inside[i].Value, i == inside.Length - 1 ? inside[i].Status : SampleStatus.UncertainLastUsableValue);
        }

        return WindowFigure.Unknown(SampleStatus.BadWaitingForInitialData);
    }

    static WindowFigure Held(TrackPoint? point) => point switch
    {
        null => WindowFigure.Unknown(SampleStatus.BadWaitingForInitialData),
        { IsUsed: true } known => new(known.Value, known.Status),
        { Status: < SampleStatus.Bad } => WindowFigure.Unknown(SampleStatus.BadNotANumber),
        { } bad => WindowFigure.Unknown(bad.Status),
    };

    static WindowFigure Delta(TrackPoint? before, TrackPoint? now, double seconds)
    {
        var (from, to) = (Held(before), Held(now));
        return double.IsNaN(from.Value) ? from
            : double.IsNaN(to.Value) ? to
            : new((to.Value - from.Value) / seconds, Math.Max(from.Status, to.Status) >= SampleStatus.Uncertain ? SampleStatus.Uncertain : SampleStatus.Good);
    }

    // A counter that falls has begun again at nothing.
    static WindowFigure Increase(TrackPoint? before, ReadOnlySpan<TrackPoint> inside)
    {
        var start = Held(before);
        if (double.IsNaN(start.Value))
            return start;

        var (sum, last, status) = (0.0, start.Value, start.Status);
        foreach (ref readonly var point in inside)
        {
            if (!point.IsUsed)
                continue;
            sum += point.Value >= last ? point.Value - last : point.Value;
            (last, status) = (point.Value, Math.Max(status, point.Status));
        }

        return new(sum, status >= SampleStatus.Uncertain ? SampleStatus.Uncertain : SampleStatus.Good);
    }

    static WindowFigure OverTime(FormulaWindow window, TrackPoint? before, ReadOnlySpan<TrackPoint> inside, long begin, long end)
    {
        var (held, since, doubtful) = (before, begin, false);
        var (known, sum) = (0L, 0.0);
        for (var i = 0; i <= inside.Length; i++)
        {
            var until = i == inside.Length ? end : inside[i].TimeUs;
            if (held is { IsUsed: true } value)
            {
                known += until - since;
                sum += (window.Function == WindowFunction.TimeIn ? value.Value == window.State ? 1 : 0 : value.Value) * (until - since);
                doubtful |= value.Status >= SampleStatus.Uncertain && until > since;
            }

            if (i < inside.Length)
                (held, since) = (inside[i], until);
        }

        var mean = window.Function == WindowFunction.Twa;
        if (known < window.DurationUs * (mean ? LeastKnown : 1))
            return WindowFigure.Unknown(SampleStatus.BadWaitingForInitialData);
        return new(mean ? sum / known : sum / 1e6, doubtful || known < window.DurationUs ? SampleStatus.Uncertain : SampleStatus.Good);
    }
}
