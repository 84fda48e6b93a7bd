using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.DataQuality.Checks;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>Says of each check of a signal whether it passes, fails, learns or is not asked.</summary>
sealed class CheckReadings(QualityBook book, QualityRules rules, TimeProvider clock)
{
    static readonly QualityKind[] s_checks =
    [
        QualityKind.Gap, QualityKind.Stuck, QualityKind.Flat, QualityKind.OutOfRange, QualityKind.Rate, QualityKind.Clock, QualityKind.Saturated, QualityKind.Codes,
    ];

    public IReadOnlyList<CheckReading> Of(SignalNode signal)
    {
        var off = rules.Of(signal.Id).Off;
        return book.Read(signal.Id, watch => s_checks.Select(kind => Of(signal, watch, kind, off)).ToList())
            ?? [.. s_checks.Select(kind => new CheckReading(kind, off.Contains(kind) ? CheckState.Off : CheckState.NotAsked) { Learnt = 0 })];
    }

    CheckReading Of(SignalNode signal, SignalWatch watch, QualityKind kind, IReadOnlyList<QualityKind> off)
    {
        var unit = FaultBook.UnitOf(kind, signal.Unit);
        var (limit, other) = LimitsOf(watch, kind);
        var reading = new CheckReading(kind, CheckState.Passes) { Limit = limit, OtherLimit = other, Unit = unit, IsSeen = watch.Limits is { LeastSaid: null, MostSaid: null } };
        if (off.Contains(kind))
            return reading with { State = CheckState.Off };
        if (!watch.Limits.Asks(kind))
            return reading with { State = CheckState.NotAsked };
        if (watch.OpenFaults().Where(f => f.Kind == kind).Select(f => f.Fault).ToList() is [var fault])
            return reading with { State = CheckState.Fails, Reason = ReasonOf(kind, fault, unit) };
        var learnt = LearntOf(watch, kind);
        return learnt < 1 ? reading with { State = CheckState.Learning, Learnt = learnt } : reading;
    }

    static QualityReason ReasonOf(QualityKind kind, OpenFault fault, string unit) => new(kind)
    {
        SinceEarliest = fault.Earliest.ToTime(),
        SinceLatest = fault.Latest.ToTime(),
        Magnitude = fault.Magnitude,
        Limit = fault.Limit,
        Unit = unit,
        Status = fault.Status,
    };

    (double?, double?) LimitsOf(SignalWatch watch, QualityKind kind)
    {
        ref readonly var state = ref watch.State;
        var interval = watch.IntervalAt(clock.Now().ToMicroseconds());
        return kind switch
        {
            QualityKind.Gap => (interval > 0 ? interval / 1e6 : null, null),
            QualityKind.Stuck => (state.Stuck.LongestUs / 1e6, null),
            QualityKind.Flat => (state.Flat.Usual, null),
            QualityKind.OutOfRange => (watch.Limits.Low, watch.Limits.High),
            QualityKind.Rate => (watch.Limits.MostPerSecond, state.Rate.Largest),
            QualityKind.Saturated => (watch.Limits.LeastSaid ?? state.Saturation.Lowest, watch.Limits.MostSaid ?? state.Saturation.Highest),
            _ => (null, null),
        };
    }

    double LearntOf(SignalWatch watch, QualityKind kind)
    {
        ref readonly var state = ref watch.State;
        var span = (double)(state.Levels.LastUs - state.Levels.FirstUs) / Learnt.Span;
        return kind switch
        {
            QualityKind.Gap => watch.IntervalAt(clock.Now().ToMicroseconds()) > 0 || !watch.Limits.LearnsInterval
                ? 1
                : Math.Min(0.99, (double)state.Pace.Seen / IntervalRing.Length),
            QualityKind.Stuck => Math.Min(span, (double)state.Stuck.Changes / Learnt.Changes),
            QualityKind.Flat or QualityKind.Saturated => Math.Min(span, (double)state.Levels.Windows / Learnt.Windows),
            _ => 1,
        };
    }
}
