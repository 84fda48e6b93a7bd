using AIoT.Twin.ModelOps.Drift;

namespace AIoT.Twin.ModelOps.Watching;

/// <summary>What can be said of a signal now.</summary>
sealed record Judgement(Verdict Verdict, FindingCause Cause, long Earliest, long Latest, Trend Trend)
{
    public double Usual { get; init; }

    public double Low { get; init; }

    public double High { get; init; }

    public double Now { get; init; }

    public double? Magnitude { get; init; }

    public double? PercentOfUsual { get; init; }

    public IReadOnlyList<Guid> ComparedWith { get; init; } = [];

    public static Judgement Changed(Departure departure) =>
        new(Verdict.BehaviourChanged, departure.Kind is ShiftKind.Level ? FindingCause.Level : FindingCause.Spread, departure.Earliest, departure.Latest, departure.Trend)
        {
            Usual = departure.Usual,
            Low = departure.Low,
            High = departure.High,
            Now = departure.Now,
            Magnitude = departure.Magnitude,
            PercentOfUsual = departure.PercentOfUsual,
        };

    /// <summary>Away from its sisters by the middle one of the departures, set against the signal's own usual range.</summary>
    public static Judgement Apart(SignalState state, IReadOnlyList<Sister> disagreeing)
    {
        var middle = disagreeing.Select(s => s.Apart.Departed!).OrderBy(d => d.Magnitude).ElementAt(disagreeing.Count / 2);
        var usual = state.Own.Usual;
        return new(Verdict.SensorSuspect, FindingCause.Apart, middle.Earliest, middle.Latest, middle.Trend)
        {
            Usual = usual.Middle,
            Low = usual.Low,
            High = usual.High,
            Now = state.Own.Now,
            Magnitude = middle.Magnitude,
            PercentOfUsual = usual.Width > 0 ? 100 * Math.Abs(middle.Magnitude) / usual.Width : null,
            ComparedWith = [.. disagreeing.Select(s => s.Signal)],
        };
    }

    public static Judgement Stuck(SignalState state, long step, IReadOnlyList<Guid> moving) =>
        new(Verdict.SensorSuspect, FindingCause.Stuck, state.Stuck.Run.Since, state.Stuck.Run.Since + step, Trend.Steady)
        {
            Usual = state.Own.Usual.Middle,
            Low = state.Own.Usual.Low,
            High = state.Own.Usual.High,
            Now = state.Stuck.Run.Value,
            ComparedWith = moving,
        };
}
