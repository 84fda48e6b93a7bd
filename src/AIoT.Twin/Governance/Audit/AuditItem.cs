namespace AIoT.Twin.Governance.Audit;

/// <summary>What a change did to one entity: its properties before and after as canonical JSON, null when it did not exist.</summary>
sealed class AuditItem
{
    public required long Leaf { get; init; }

    public required int Ordinal { get; init; }

    public required string Entity { get; init; }

    public required string EntityId { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }
}
