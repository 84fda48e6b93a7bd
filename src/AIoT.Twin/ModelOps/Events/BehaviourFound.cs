namespace AIoT.Twin.ModelOps.Events;

/// <summary>
/// Something was found that people should know: the finding it comes from (told again after a restart), where, which verdict and
/// cause by their codes, how much in the unit, and since when.
/// </summary>
public sealed record BehaviourFound(
    Guid Finding, Guid Twin, Guid Subject, string Verdict, string Cause, DateTimeOffset FoundAt, DateTimeOffset SinceEarliest, DateTimeOffset SinceLatest)
{
    public required string Unit { get; init; }

    public double? Magnitude { get; init; }

    public double? PercentOfUsual { get; init; }

    public double Now { get; init; }

    /// <summary>"rising", "falling" or "steady".</summary>
    public required string Trend { get; init; }

    public IReadOnlyList<Guid> ComparedWith { get; init; } = [];
}
