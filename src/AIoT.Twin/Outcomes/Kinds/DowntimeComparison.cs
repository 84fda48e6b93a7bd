using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>Downtime before and after: hours by block bootstrap, stops as counts; never hours or minutes as if they were counts.</summary>
sealed class DowntimeComparison
{
    readonly RateComparison? _hours;
    readonly DowntimeWeeks _after;
    readonly double _expectedStops;

    DowntimeComparison(DowntimeWeeks before, DowntimeWeeks after)
    {
        _after = after;
        _hours = BlockBootstrap.Compare(before.Hours, after.Hours);
        _expectedStops = before.BusyHours > 0 ? before.Stops / before.BusyHours * after.BusyHours : 0;
        Stops = RateRatio.Of(before.Counts, after.Counts);
        Ratio = _hours?.Ratio ?? WithoutAnyStop();
    }

    /// <summary>Null on fewer weeks than may be judged.</summary>
    public static DowntimeComparison? Of(DowntimeWeeks before, DowntimeWeeks after) =>
        before.Count >= Judgement.LeastWeeks && after.Count >= Judgement.LeastWeeks ? new(before, after) : null;

    public RateRatio? Stops { get; }

    /// <summary>Hours per planned busy time, after over before.</summary>
    public Estimate? Ratio { get; }

    public Estimate? Change => Ratio?.Map(r => r - 1);

    /// <summary>Hours of downtime avoided per year, negative when there are more.</summary>
    public Estimate? AvoidedPerYear => _hours?.Difference.MapFalling(d => -d * _after.BusyHours / _after.Count * 365.25 / 7);

    public double? ProbabilityAtMost(double ratio) =>
        _hours is not null ? _hours.ProbabilityAtMost(ratio) : Ratio is null ? null : 1 - Math.Exp(-_expectedStops * ratio);

    // No stop at all leaves nothing to draw from; the highest rate that would still stay without one in 5 % of cases bounds it.
    Estimate? WithoutAnyStop() =>
        _expectedStops > 0 && _after.DownHours == 0 ? new Estimate(0, 0, -Math.Log(1 - Estimate.UpperQuantile) / _expectedStops) : null;
}
