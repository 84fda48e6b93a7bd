namespace AIoT.Twin.Governance.Grants;

/// <summary>A role of a principal on a twin and everything below it.</summary>
public sealed class Grant
{
    public required Guid Id { get; init; }

    public required Guid PrincipalId { get; init; }

    public required PrincipalKind PrincipalKind { get; init; }

    public required Role Role { get; init; }

    public required Guid TwinId { get; init; }

    public required DateTimeOffset Since { get; init; }
}
