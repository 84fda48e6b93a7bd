namespace AIoT.Twin.Governance.Audit;

/// <summary>One link of the audit chain: one change set, or one refusal. Its number is the version of the configuration.</summary>
sealed class AuditLeaf
{
    public required long Number { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required Guid By { get; init; }

    public required PrincipalKind ByKind { get; init; }

    public required string Code { get; init; }

    public required Guid Twin { get; init; }

    /// <summary>Arguments of the code as canonical JSON.</summary>
    public required string Arguments { get; init; }

    public string? Reason { get; init; }

    public required bool Refused { get; init; }

    public required int Items { get; init; }

    /// <summary>Merkle root over the items.</summary>
    public required byte[] Root { get; init; }

    public required byte[] Previous { get; init; }

    public required byte[] Hash { get; init; }
}
