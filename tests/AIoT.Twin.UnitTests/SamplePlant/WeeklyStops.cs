using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.UnitTests.SamplePlant;

/// <summary>What a line's weeks show, counted from its stretches: stops and hours of own faults per 100 h of busy time.</summary>
sealed record WeeklyStops(IReadOnlyList<double> Counts, IReadOnlyList<double> Hours, IReadOnlyList<double> Minutes)
{
    public static WeeklyStops Of(LineModel line, int fromWeek, int toWeek)
    {
        var (counts, hours, minutes) = (new List<double>(), new List<double>(), new List<double>());
        for (var week = fromWeek; week < toWeek; week++)
        {
            var plan = line.Plan(week);
            var (busy, dark, stops) = (0.0, 0.0, new List<double>());
            for (var i = 0; i < plan.Stretches.Length; i++)
            {
                var (stretch, length) = (plan.Stretches[i], (plan.EndOf(i) - plan.Stretches[i].FromUs) / (double)Us.Minute);
                busy += stretch.Condition is Condition.Running or Condition.Fault ? length : 0;
                dark += stretch.Condition is Condition.Dark ? length : 0;
                if (stretch is { Condition: Condition.Fault, Machine: LineSpec.Constraint } && length >= 5)
                    stops.Add(length);
            }

            if (dark > busy / 10)
                continue;
            counts.Add(stops.Count / busy * 6000);
            hours.Add(stops.Sum() / busy * 100);
            minutes.AddRange(stops);
        }

        return new(counts, hours, minutes);
    }

    /// <summary>The relative change of the weekly mean with its 90 % interval, by the weeks' own spread.</summary>
    public static (double Low, double Change, double High) Change(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        var ((meanBefore, errorBefore), (meanAfter, errorAfter)) = (Mean(before), Mean(after));
        var ratio = meanAfter / meanBefore;
        var spread = 1.645 * Math.Sqrt(Math.Pow(errorBefore / meanBefore, 2) + Math.Pow(errorAfter / meanAfter, 2));
        return (ratio * Math.Exp(-spread) - 1, ratio - 1, ratio * Math.Exp(spread) - 1);
    }

    static (double Mean, double Error) Mean(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1) / values.Count));
    }
}
