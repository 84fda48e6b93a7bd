using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance.Grants;

/// <summary>Takes a role away; the last administrator of the installation cannot be taken away.</summary>
public sealed class RevokeRole(TwinChanges changes, Permit permit, IDbContextFactory<TwinDbContext> database, IScopeTree tree)
{
    /// <summary>Null when it was done.</summary>
    public async Task<Refusal?> RunAsync(Caller by, Guid grant, CancellationToken cancellationToken)
    {
        if (await TwinOfAsync(grant, cancellationToken) is not { } twin)
            return Refusal.NotFound("grant");
        if (await permit.AskAsync(by, Permission.AccessManage, twin, "revoke-role", cancellationToken) is { } denied)
            return denied;

        await using var change = await changes.BeginAsync(by, cancellationToken);
        await change.AloneAsync(cancellationToken);
        if (await change.Database.Set<Grant>().SingleOrDefaultAsync(g => g.Id == grant, cancellationToken) is not { } entity)
            return Refusal.NotFound("grant");
        if (await IsLastAdministratorAsync(change.Database, entity, cancellationToken))
            return Refusal.Conflict("last-administrator", null);
        change.Database.Remove(entity);
        var entry = new AuditEntry("role-revoked", twin, ("principal", entity.PrincipalId.ToString()), ("role", entity.Role.ToString()));
        return await change.TryCommitAsync(entry, cancellationToken) is CommitResult.Committed ? null : Refusal.Stale();
    }

    async Task<Guid?> TwinOfAsync(Guid grant, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<Grant>().Where(g => g.Id == grant).Select(g => (Guid?)g.TwinId).SingleOrDefaultAsync(cancellationToken);
    }

    async Task<bool> IsLastAdministratorAsync(TwinDbContext db, Grant grant, CancellationToken cancellationToken) =>
        grant.Role is Role.Administrator
        && grant.TwinId == tree.RootId
        && !await db.Set<Grant>().AnyAsync(g => g.Id != grant.Id && g.Role == Role.Administrator && g.TwinId == tree.RootId, cancellationToken);
}
