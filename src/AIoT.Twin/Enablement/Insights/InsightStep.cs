namespace AIoT.Twin.Enablement.Insights;

/// <summary>What a person did with an insight, and when.</summary>
public sealed class InsightStep
{
    public required Guid Id { get; init; }

    public required Guid InsightId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>Seen, Accepted, Acted or Dismissed.</summary>
    public required InsightState To { get; init; }

    public required DateTimeOffset At { get; init; }

    public DismissReason? Reason { get; init; }

    /// <summary>What was found, in the person's words.</summary>
    public string? Found { get; init; }
}
