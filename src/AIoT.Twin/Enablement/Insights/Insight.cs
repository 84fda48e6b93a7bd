namespace AIoT.Twin.Enablement.Insights;

/// <summary>Advice to a team: where, what, how much, since when, what to do; at most one open per subject and cause, repeats count up.</summary>
public sealed class Insight
{
    public required Guid Id { get; init; }

    public required Guid TwinId { get; init; }

    /// <summary>The signal or model it is about, where there is one.</summary>
    public Guid? SubjectId { get; init; }

    public required string Cause { get; init; }

    /// <summary>Which text; Web makes the sentence from it and the arguments.</summary>
    public required string Code { get; init; }

    /// <summary>A JSON object of texts.</summary>
    public required string Arguments { get; set; }

    public required DateTimeOffset DeliveredAt { get; init; }

    public required DateTimeOffset LastAt { get; set; }

    public required DateTimeOffset DueAt { get; init; }

    public int Occurrences { get; set; } = 1;

    /// <summary>What it was last delivered for, so that the same thing told twice counts once.</summary>
    public Guid? Source { get; set; }

    public InsightState State { get; set; } = InsightState.New;

    /// <summary>Subject and cause while it is open, null afterwards: unique, so that two cannot be open at once.</summary>
    public string? OpenKey { get; set; }

    public int Version { get; set; } = 1;

    public List<InsightDelivery> Deliveries { get; init; } = [];

    public List<InsightStep> Steps { get; init; } = [];

    public bool IsOpen => State is not (InsightState.Acted or InsightState.Dismissed);

    public static string KeyOf(Guid twin, Guid? subject, string cause) => $"{subject ?? twin:n}:{cause}";
}
