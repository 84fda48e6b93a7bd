using System.Collections.Concurrent;

namespace AIoT.Twin.SamplePlant.Physics;

/// <summary>A line over all time: what it does, and how many units it has made.</summary>
sealed class LineModel(LineSpec spec, PlantCalendar calendar)
{
    readonly WeekPlanner _planner = new(spec, calendar);
    readonly ConcurrentDictionary<int, WeekPlan> _plans = [];
    readonly ConcurrentDictionary<int, double[]> _units = [];
    readonly ConcurrentDictionary<int, long> _unitsBefore = [];
    readonly ulong _pace = Noise.Seed($"{spec.Name}/pace");

    public LineSpec Spec => spec;

    public PlantCalendar Calendar => calendar;

    public WeekPlan PlanAt(long timeUs) => Plan(calendar.WeekAt(timeUs));

    public WeekPlan Plan(int week) =>
        _plans.GetOrAdd(week, w => new(calendar.StartOfWeek(w), calendar.StartOfWeek(w + 1), _planner.Plan(w)));

    public Stretch At(long timeUs)
    {
        var plan = PlanAt(timeUs);
        return plan.Stretches[plan.IndexAt(timeUs)];
    }

    public double[] LevelsOf(WeekPlan plan, Lag lag) => plan.LevelsOf(lag, () => PlanAt(plan.FromUs - 1));

    /// <summary>Units made since the beginning of history, as a counter on the machine shows it.</summary>
    public long UnitsAt(long timeUs)
    {
        var week = calendar.WeekAt(timeUs);
        return UnitsBefore(week) + (long)UnitsInWeek(week, timeUs);
    }

    /// <summary>Units made in the quarter of an hour that begins then.</summary>
    public long UnitsInQuarter(long quarterUs) => UnitsAt(quarterUs + Us.Quarter) - UnitsAt(quarterUs);

    long UnitsBefore(int week)
    {
        var first = calendar.WeekAt(calendar.HistoryUs);
        if (week <= first)
            return 0;
        if (!_unitsBefore.ContainsKey(week))
        {
            var total = 0L;
            for (var w = first; w < week; w++)
                _unitsBefore[w + 1] = total += (long)UnitsOf(w)[^1];
        }

        return _unitsBefore[week];
    }

    double UnitsInWeek(int week, long timeUs)
    {
        var plan = Plan(week);
        var quarter = (int)((timeUs - plan.FromUs) / Us.Quarter);
        var from = plan.FromUs + quarter * Us.Quarter;
        return UnitsOf(week)[quarter] + Ran(plan, from, timeUs) * PaceAt(from);
    }

    double[] UnitsOf(int week) => _units.GetOrAdd(week, w =>
    {
        var plan = Plan(w);
        var sums = new double[(plan.ToUs - plan.FromUs) / Us.Quarter + 1];
        for (var i = 1; i < sums.Length; i++)
        {
            var from = plan.FromUs + (i - 1) * Us.Quarter;
            sums[i] = sums[i - 1] + Ran(plan, from, from + Us.Quarter) * PaceAt(from);
        }

        return sums;
    });

    /// <summary>Units per second while it runs: the order's pace, a little off from quarter to quarter.</summary>
    public double PaceAt(long quarterUs)
    {
        var order = 0.93 + 0.05 * Noise.Jitter(_pace, Us.Floor(quarterUs, 8 * Us.Hour) / (8 * Us.Hour));
        return spec.UnitsPerMinute / 60 * (order + 0.02 * Noise.Jitter(_pace ^ 1, quarterUs / Us.Quarter));
    }

    static double Ran(WeekPlan plan, long fromUs, long toUs)
    {
        var ran = 0L;
        for (var i = plan.IndexAt(fromUs); i < plan.Stretches.Length && plan.Stretches[i].FromUs < toUs; i++)
        {
            if (plan.Stretches[i].Runs)
                ran += Math.Max(0, Math.Min(toUs, plan.EndOf(i)) - Math.Max(fromUs, plan.Stretches[i].FromUs));
        }

        return ran / (double)Us.Second;
    }
}
