namespace AIoT.Twin.Governance.Keys;

/// <summary>A key of a service or device, which is a principal by its id. The key itself is never stored, only its hash.</summary>
public sealed class ApiKey
{
    public required Guid Id { get; init; }

    public required PrincipalKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>SHA-256; the key has 256 random bits, so nothing slower is needed against guessing.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The first characters, by which a person recognises it.</summary>
    public required string Prefix { get; init; }

    public required DateTimeOffset Since { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public DateTimeOffset? LastUsed { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public int Version { get; set; } = 1;
}
