namespace AIoT.Twin.Enablement.Insights;

/// <summary>An insight in a team's hands.</summary>
public sealed class InsightDelivery
{
    public required Guid InsightId { get; init; }

    public required Guid TeamId { get; init; }

    public required DateTimeOffset At { get; init; }
}
