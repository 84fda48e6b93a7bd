using AIoT.Twin.Acquisition;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance.Keys;

/// <summary>Ends a key; it cannot be brought back.</summary>
public sealed class RevokeKey(TwinChanges changes, Permit permit, IDbContextFactory<TwinDbContext> database, TimeProvider clock)
{
    /// <summary>Null when it was done.</summary>
    public async Task<Refusal?> RunAsync(Caller by, Guid key, CancellationToken cancellationToken)
    {
        var scopes = await ScopesAsync(key, cancellationToken);
        foreach (var twin in scopes)
        {
            if (await permit.AskAsync(by, Permission.AccessManage, twin, "revoke-key", cancellationToken) is { } denied)
                return denied;
        }

        await using var change = await changes.BeginAsync(by, cancellationToken);
        var entity = await change.Database.Set<ApiKey>().SingleOrDefaultAsync(k => k.Id == key && k.RevokedAt == null, cancellationToken);
        if (entity is null || scopes.Count == 0)
            return Refusal.NotFound("key");
        entity.RevokedAt = clock.Now();
        return await change.TryCommitAsync(new("key-revoked", scopes[0], ("key", key.ToString()), ("name", entity.Name)), cancellationToken)
            is CommitResult.Committed ? null : Refusal.Stale();
    }

    // Whoever ends a key must be allowed to everywhere it reaches.
    async Task<IReadOnlyList<Guid>> ScopesAsync(Guid key, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<Grants.Grant>().Where(g => g.PrincipalId == key).Select(g => g.TwinId).Distinct().ToListAsync(cancellationToken);
    }
}
