namespace AIoT.Twin.Fleet;

/// <summary>The last thing an edge agent said of itself; the agent is a device by the id of its key.</summary>
public sealed class AgentReport
{
    public required Guid Agent { get; init; }

    public required DateTimeOffset HeardAt { get; set; }

    public required string Software { get; set; }

    public required long WaitingBatches { get; set; }

    public required long WaitingBytes { get; set; }

    public required DateTimeOffset? OldestSince { get; set; }

    public required long RefusedBatches { get; set; }
}
