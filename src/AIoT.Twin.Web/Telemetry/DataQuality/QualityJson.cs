using AIoT.Twin.Telemetry.DataQuality;

namespace AIoT.Twin.Web.Telemetry.DataQuality;

sealed record ReasonJson(QualityKind Kind, DateTimeOffset? SinceEarliest, DateTimeOffset? SinceLatest, DateTimeOffset? Until, string Text)
{
    public double? Magnitude { get; init; }

    public double? Limit { get; init; }

    public string? Unit { get; init; }

    /// <summary>The upper half of an OPC UA status code.</summary>
    public int Status { get; init; }

    public string? Code { get; init; }

    public int ComparedWith { get; init; }

    public static ReasonJson Of(QualityReason reason, string unit, QualityWords words) =>
        new(reason.Kind, reason.SinceEarliest, reason.SinceLatest, reason.Until, words.Of(reason, unit))
        {
            Magnitude = Finite(reason.Magnitude),
            Limit = Finite(reason.Limit),
            Unit = reason.Unit,
            Status = reason.Status,
            Code = reason.Code,
            ComparedWith = reason.ComparedWith,
        };

    internal static double? Finite(double? value) => value is { } known && double.IsFinite(known) ? known : null;
}

sealed record SignalQualityJson(
    Guid SignalId, string Name, string Place, string Unit, Standing Standing, int? Points, double Weight, bool Paused, Guid? SourceId,
    IReadOnlyList<ReasonJson> Reasons)
{
    public static SignalQualityJson Of(SignalQuality signal, QualityWords words) => new(
        signal.Signal.Id, signal.Signal.Name, signal.Place, signal.Signal.Unit, signal.Standing, signal.Points, signal.Weight, signal.IsPaused, signal.Source?.Id,
        [.. signal.Reasons.Select(r => ReasonJson.Of(r, signal.Signal.Unit, words))]);
}

sealed record CheckJson(QualityKind Kind, CheckState State, double Learnt, double? Limit, double? OtherLimit, string Unit)
{
    public static CheckJson Of(CheckReading check) =>
        new(check.Kind, check.State, check.Learnt, ReasonJson.Finite(check.Limit), ReasonJson.Finite(check.OtherLimit), check.Unit);
}

sealed record RuleJson(double? Low, double? High, double? MostPerMinute, double? IntervalSeconds, double? Weight, IReadOnlyList<QualityKind>? Off)
{
    public static RuleJson Of(SignalRuleInfo rule) => new(rule.Low, rule.High, rule.MostPerMinute, rule.Interval?.TotalSeconds, rule.Weight, rule.Off);

    public SignalRuleInfo AsRule(Guid signal) => new(signal)
    {
        Low = Low,
        High = High,
        MostPerMinute = MostPerMinute,
        Interval = IntervalSeconds is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 1e9)) : null,
        Weight = Weight ?? 1,
        Off = Off ?? [],
    };
}

sealed record HealthJson(DateTimeOffset From, DateTimeOffset To, double? Points);

sealed record SignalQualityDetailJson(
    SignalQualityJson Signal, IReadOnlyList<CheckJson> Checks, RuleJson Rule, IReadOnlyList<ReasonJson> Faults, IReadOnlyList<HealthJson> Hours);

sealed record TwinHealthJson(TwinHealth Self, IReadOnlyList<TwinHealth> Below, IReadOnlyList<HealthJson> Days, IReadOnlyList<HurtUse> Hurt);
