namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>The rule of a signal as it is known in memory; without one everything is learnt and the weight is one.</summary>
public sealed record SignalRuleInfo(Guid SignalId)
{
    public double? Low { get; init; }

    public double? High { get; init; }

    public double? MostPerMinute { get; init; }

    public TimeSpan? Interval { get; init; }

    public double Weight { get; init; } = 1;

    public IReadOnlyList<QualityKind> Off { get; init; } = [];

    /// <summary>Zero where nobody set anything.</summary>
    public int Version { get; init; }
}
