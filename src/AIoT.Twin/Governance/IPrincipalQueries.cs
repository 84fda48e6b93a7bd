namespace AIoT.Twin.Governance;

public sealed record KeyRow(
    Guid Id, PrincipalKind Kind, string Name, string Prefix, DateTimeOffset Since, DateTimeOffset? Expires, DateTimeOffset? LastUsed, DateTimeOffset? RevokedAt);

public sealed record PersonRow(Guid Id, string SignInName, string DisplayName, bool Sample, bool Disabled, bool HasPassword, DateTimeOffset Since);

public sealed record GrantRow(Guid Id, Guid PrincipalId, PrincipalKind PrincipalKind, Role Role, Guid TwinId, DateTimeOffset Since);

/// <summary>Who there is and what they were granted; rights are asked by the caller of these.</summary>
public interface IPrincipalQueries
{
    Task<IReadOnlyList<KeyRow>> KeysAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<PersonRow>> PeopleAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<GrantRow>> GrantsAsync(Guid? principal, CancellationToken cancellationToken);

    /// <summary>Names of principals as they are now, for lists that refer to them by id.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> principals, CancellationToken cancellationToken);
}
