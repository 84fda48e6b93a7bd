using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance.Audit;

sealed class AuditQueries(IDbContextFactory<TwinDbContext> database, IAccess access, IScopeTree tree) : IAuditQueries
{
    const int Page = 200;

    public async Task<IReadOnlyList<AuditRow>> ListAsync(Caller caller, AuditFilter filter, long? below, int limit, CancellationToken cancellationToken)
    {
        var everything = access.May(caller, Permission.AuditRead, tree.RootId);
        if (!everything && !access.MayAnywhere(caller, Permission.AuditRead))
            return [];

        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var found = new List<AuditRow>();
        var next = below ?? long.MaxValue;
        // Rights are in memory, so rows are read in pages until enough are allowed.
        while (found.Count < limit)
        {
            var page = await Matching(db, filter, next).Take(everything ? limit : Page).ToListAsync(cancellationToken);
            found.AddRange(page.Where(l => everything || access.May(caller, Permission.AuditRead, l.Twin)).Select(Row).Take(limit - found.Count));
            if (page.Count < (everything ? limit : Page))
                break;
            next = page[^1].Number;
        }

        return found;
    }

    public async Task<(AuditRow Row, IReadOnlyList<AuditDiff> Items)?> LeafAsync(Caller caller, long number, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var leaf = await db.Set<AuditLeaf>().AsNoTracking().SingleOrDefaultAsync(l => l.Number == number, cancellationToken);
        if (leaf is null || !(access.May(caller, Permission.AuditRead, leaf.Twin) || access.May(caller, Permission.AuditRead, tree.RootId)))
            return null;
        var items = await db.Set<AuditItem>().Where(i => i.Leaf == number).OrderBy(i => i.Ordinal)
            .Select(i => new AuditDiff(i.Entity, i.EntityId, i.Before, i.After)).ToListAsync(cancellationToken);
        return (Row(leaf), items);
    }

    static IQueryable<AuditLeaf> Matching(TwinDbContext db, AuditFilter filter, long below)
    {
        var leaves = db.Set<AuditLeaf>().AsNoTracking().Where(l => l.Number < below);
        if (filter.Twin is { } twin)
            leaves = leaves.Where(l => l.Twin == twin);
        if (filter.Twins is { } twins)
            leaves = leaves.Where(l => twins.Contains(l.Twin));
        if (filter.By is { } by)
            leaves = leaves.Where(l => l.By == by);
        if (filter.Code is { } code)
            leaves = leaves.Where(l => l.Code == code);
        if (filter.Refused is { } refused)
            leaves = leaves.Where(l => l.Refused == refused);
        if (filter.From is { } from)
            leaves = leaves.Where(l => l.Time >= from);
        if (filter.To is { } to)
            leaves = leaves.Where(l => l.Time < to);
        return leaves.OrderByDescending(l => l.Number);
    }

    static AuditRow Row(AuditLeaf leaf) => new(
        leaf.Number,
        leaf.Time,
        new(leaf.By, leaf.ByKind),
        leaf.Code,
        leaf.Twin,
        JsonSerializer.Deserialize<Dictionary<string, string>>(leaf.Arguments)!,
        leaf.Reason,
        leaf.Refused,
        leaf.Items,
        Convert.ToHexStringLower(leaf.Hash));
}
