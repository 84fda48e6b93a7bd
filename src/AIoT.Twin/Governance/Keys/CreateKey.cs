using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance.Grants;

namespace AIoT.Twin.Governance.Keys;

public abstract record CreateKeyResult
{
    /// <summary>The only time the key is seen.</summary>
    public sealed record Created(Guid Id, string Key) : CreateKeyResult;

    public sealed record Refused(Refusal Why) : CreateKeyResult;
}

/// <summary>Makes a key for a service or device with one role on one twin; more roles are granted like a person's.</summary>
public sealed class CreateKey(TwinChanges changes, Permit permit, IAccess access, TimeProvider clock)
{
    const int LongestName = 100;

    public async Task<CreateKeyResult> RunAsync(
        Caller by, string name, PrincipalKind kind, Role role, Guid twin, DateTimeOffset? expires, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName)
            return new CreateKeyResult.Refused(Refusal.Invalid("name-missing", "name"));
        if (kind is not (PrincipalKind.Service or PrincipalKind.Device))
            return new CreateKeyResult.Refused(Refusal.Invalid("wrong-kind", "kind"));
        if (expires <= clock.Now())
            return new CreateKeyResult.Refused(Refusal.Invalid("expires-past", "expires"));
        if (await permit.AskAsync(by, Permission.AccessManage, twin, "create-key", cancellationToken) is { } denied)
            return new CreateKeyResult.Refused(denied);
        if (GrantRule.Exceeds(access, by, role, twin))
            return new CreateKeyResult.Refused(Refusal.Conflict("more-than-own", "role", ("role", role.ToString())));

        return await StoreAsync(by, name.Trim(), kind, KeyText.New(), role, twin, expires, cancellationToken);
    }

    internal async Task<CreateKeyResult> StoreAsync(
        Caller by, string name, PrincipalKind kind, string text, Role role, Guid twin, DateTimeOffset? expires, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var key = new ApiKey
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            Name = name,
            Hash = KeyText.Hash(text),
            Prefix = KeyText.Prefix(text),
            Since = now,
            Expires = expires,
        };
        await using var change = await changes.BeginAsync(by, cancellationToken);
        change.Database.Add(key);
        change.Database.Add(new Grant { Id = Guid.CreateVersion7(now), PrincipalId = key.Id, PrincipalKind = kind, Role = role, TwinId = twin, Since = now });
        var entry = new AuditEntry("key-created", twin, ("key", key.Id.ToString()), ("name", name), ("role", role.ToString()));
        return await change.TryCommitAsync(entry, cancellationToken) is CommitResult.Committed
            ? new CreateKeyResult.Created(key.Id, text)
            : new CreateKeyResult.Refused(Refusal.Conflict("name-taken", "name", ("name", name)));
    }
}
