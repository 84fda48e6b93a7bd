using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Governance.People;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance.Grants;

public abstract record GrantResult
{
    public sealed record Granted(Guid Id) : GrantResult;

    public sealed record Refused(Refusal Why) : GrantResult;
}

/// <summary>Gives a principal a role on a twin and everything below it.</summary>
public sealed class GrantRole(TwinChanges changes, Permit permit, IAccess access, IScopeTree tree, TimeProvider clock)
{
    public async Task<GrantResult> RunAsync(Caller by, Guid principal, Role role, Guid twin, CancellationToken cancellationToken)
    {
        if (!tree.SelfAndAncestors(twin).Any())
            return new GrantResult.Refused(Refusal.NotFound("twin"));
        if (await permit.AskAsync(by, Permission.AccessManage, twin, "grant-role", cancellationToken) is { } denied)
            return new GrantResult.Refused(denied);
        if (GrantRule.Exceeds(access, by, role, twin))
            return new GrantResult.Refused(Refusal.Conflict("more-than-own", "role", ("role", role.ToString())));

        await using var change = await changes.BeginAsync(by, cancellationToken);
        if (await KindAsync(change.Database, principal, cancellationToken) is not { } kind)
            return new GrantResult.Refused(Refusal.NotFound("principal"));
        var grant = new Grant
        {
            Id = Guid.CreateVersion7(clock.Now()),
            PrincipalId = principal,
            PrincipalKind = kind,
            Role = role,
            TwinId = twin,
            Since = clock.Now(),
        };
        change.Database.Add(grant);
        var entry = new AuditEntry("role-granted", twin, ("principal", principal.ToString()), ("role", role.ToString()));
        return await change.TryCommitAsync(entry, cancellationToken) is CommitResult.Committed
            ? new GrantResult.Granted(grant.Id)
            : new GrantResult.Refused(Refusal.Conflict("already-granted", "role", ("role", role.ToString())));
    }

    static async Task<PrincipalKind?> KindAsync(TwinDbContext db, Guid principal, CancellationToken cancellationToken) =>
        await db.Set<Person>().AnyAsync(p => p.Id == principal, cancellationToken)
            ? PrincipalKind.Person
            : await db.Set<ApiKey>().Where(k => k.Id == principal && k.RevokedAt == null).Select(k => (PrincipalKind?)k.Kind).SingleOrDefaultAsync(cancellationToken);
}
