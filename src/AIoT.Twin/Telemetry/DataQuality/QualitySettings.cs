using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.DataQuality.Checks;
using AIoT.Twin.Telemetry.Historian.Reading;
using AIoT.Twin.Telemetry.Sources;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>Puts together what is asked of a signal: by its class, its binding and what people set.</summary>
sealed class QualitySettings(ITwinTreeSource tree, SourceIndex sources, QualityRules rules, ISignalPace pace, IUnitConversion units)
{
    static readonly int s_always = SignalLimits.Of(QualityKind.Gap, QualityKind.Clock, QualityKind.Codes);
    static readonly int s_moving = SignalLimits.Of(QualityKind.Stuck, QualityKind.Flat, QualityKind.Saturated);

    /// <summary>Another one after each change of what the settings are made of.</summary>
    public (object, object, object) Picture => (tree.Tree, sources.Picture, rules.Picture);

    public SignalNode? Find(Guid signal) => tree.Tree.Signal(signal);

    public bool IsPaused(Guid signal) => SourceOf(signal)?.PausedAt is not null;

    public SignalLimits LimitsOf(Guid signal)
    {
        if (tree.Tree.Signal(signal) is not { } node)
            return SignalLimits.None;
        var rule = rules.Of(signal);
        var (low, high) = RangeOf(node, rule);
        var (least, most) = SaidBy(node);
        var limits = new SignalLimits
        {
            Low = low,
            High = high,
            MostPerSecond = rule.MostPerMinute / 60,
            IntervalUs = Microseconds(rule.Interval ?? pace.ExpectedEvery(signal)),
            IntervalSinceUs = rule.Interval is null && SourceOf(signal) is { } source ? source.Since.ToMicroseconds() : 0,
            LearnsInterval = node.Class is SignalClass.Measurement or SignalClass.Counter && IsNumber(node),
            LeastSaid = least,
            MostSaid = most,
        };
        return limits with { Checks = ChecksOf(node, limits) & ~rule.Off.Aggregate(0, (mask, kind) => mask | 1 << (int)kind) };
    }

    /// <summary>The checks that make sense for a signal; a calculated one is as good as what it is worked out from.</summary>
    static int ChecksOf(SignalNode signal, SignalLimits limits)
    {
        if (signal.Class is SignalClass.Calculated)
            return 0;
        var checks = s_always;
        if (signal.Class is SignalClass.Measurement && IsNumber(signal))
            checks |= s_moving;
        if (IsNumber(signal) && (limits.Low is not null || limits.High is not null))
            checks |= SignalLimits.Of(QualityKind.OutOfRange);
        if (IsNumber(signal) && limits.MostPerSecond is not null)
            checks |= SignalLimits.Of(QualityKind.Rate);
        return checks;
    }

    static bool IsNumber(SignalNode signal) => signal.Kind is ValueKind.Double or ValueKind.Integer;

    // What may be written to a setpoint is also what it should say.
    (double? Low, double? High) RangeOf(SignalNode signal, SignalRuleInfo rule) =>
        rule is { Low: null, High: null } && signal.Class is SignalClass.Setpoint && sources.Picture.OfSignal(signal.Id)?.Limits is { } written
            ? (written.Least, written.Most)
            : (rule.Low, rule.High);

    // A register of sixteen bits ends where its sensor's range should not; an unsigned one rests at zero.
    (double? Least, double? Most) SaidBy(SignalNode signal)
    {
        if (sources.Picture.OfSignal(signal.Id) is not { } binding || binding.Rules.All.Count > 0 || units.Known(binding.Unit, signal.Unit) is not { } conversion)
            return (null, null);
        double? Said(double raw) => (((raw * binding.Scale) + binding.Offset) * conversion.Factor) + conversion.Offset;
        var (least, most) = binding.Address.Find("dataType")?.ToLower(CultureInfo.InvariantCulture) switch
        {
            "uint16" => (null, Said(ushort.MaxValue)),
            "int16" => (Said(short.MinValue), Said(short.MaxValue)),
            _ => (null, null),
        };
        return least > most ? (most, least) : (least, most);
    }

    SourceInfo? SourceOf(Guid signal) => sources.Picture.OfSignal(signal) is { } binding ? sources.Picture.Find(binding.SourceId) : null;

    static long? Microseconds(TimeSpan? span) => span is { } known ? known.Ticks / TimeSpan.TicksPerMicrosecond : null;
}
