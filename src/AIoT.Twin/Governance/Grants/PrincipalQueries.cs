using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Governance.People;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance.Grants;

sealed class PrincipalQueries(IDbContextFactory<TwinDbContext> database) : IPrincipalQueries
{
    public async Task<IReadOnlyList<KeyRow>> KeysAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<ApiKey>().OrderBy(k => k.RevokedAt != null).ThenBy(k => k.Name)
            .Select(k => new KeyRow(k.Id, k.Kind, k.Name, k.Prefix, k.Since, k.Expires, k.LastUsed, k.RevokedAt))
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<PersonRow>> PeopleAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<Person>().OrderBy(p => p.DisplayName)
            .Select(p => new PersonRow(p.Id, p.UserName!, p.DisplayName, p.Sample, p.Disabled, p.PasswordHash != null, p.Since))
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<GrantRow>> GrantsAsync(Guid? principal, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<Grant>().Where(g => principal == null || g.PrincipalId == principal).OrderBy(g => g.Id)
            .Select(g => new GrantRow(g.Id, g.PrincipalId, g.PrincipalKind, g.Role, g.TwinId, g.Since))
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> principals, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var people = await db.Set<Person>().Where(p => principals.Contains(p.Id)).Select(p => new { p.Id, Name = p.DisplayName }).ToListAsync(cancellationToken);
        var keys = await db.Set<ApiKey>().Where(k => principals.Contains(k.Id)).Select(k => new { k.Id, k.Name }).ToListAsync(cancellationToken);
        return people.Concat(keys).ToDictionary(p => p.Id, p => p.Name);
    }
}
