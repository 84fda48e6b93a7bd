using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance.Audit;

sealed class EntityHistory(IDbContextFactory<TwinDbContext> database) : IEntityHistory
{
    public Task<IReadOnlyList<EntityStep>> OfAsync(string entity, Guid id, CancellationToken cancellationToken)
    {
        var text = id.ToString();
        return ReadAsync(items => items.Where(i => i.Entity == entity && i.EntityId == text), cancellationToken);
    }

    // The records are canonical JSON, so what is looked for reads the same in each.
    public Task<IReadOnlyList<EntityStep>> NamingAsync(string entity, string property, Guid id, CancellationToken cancellationToken)
    {
        var mark = $"\"{property}\":\"{id}\"";
        return ReadAsync(items => items.Where(i => i.Entity == entity && (i.Before!.Contains(mark) || i.After!.Contains(mark))), cancellationToken);
    }

    async Task<IReadOnlyList<EntityStep>> ReadAsync(Func<IQueryable<AuditItem>, IQueryable<AuditItem>> which, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var found = from item in which(db.Set<AuditItem>())
                    join leaf in db.Set<AuditLeaf>() on item.Leaf equals leaf.Number
                    orderby item.Leaf, item.Ordinal
                    select new EntityStep(item.Leaf, leaf.Time, leaf.By, item.EntityId, item.Before, item.After);
        return await found.ToListAsync(cancellationToken);
    }
}
