using System.Security.Cryptography;
using AIoT.Twin.Acquisition;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance.Audit;

/// <summary>What the chain looked like when it was last checked; the first bad leaf is null when all hold together.</summary>
public sealed record AuditVerdict(DateTimeOffset At, long Records, long? FirstBad, string? Fault)
{
    public bool Intact => FirstBad is null;
}

/// <summary>Recomputes every hash of the audit from what is stored and says where it first does not fit.</summary>
public sealed class AuditVerifier(IDbContextFactory<TwinDbContext> database, TimeProvider clock)
{
    const int Page = 500;

    volatile AuditVerdict? _last;

    /// <summary>The last verdict of this process, null before the first.</summary>
    public AuditVerdict? Last => _last;

    public async Task<AuditVerdict> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var previous = AuditHash.Start;
        var checkedLeaves = 0L;
        while (true)
        {
            var leaves = await db.Set<AuditLeaf>().AsNoTracking().Where(l => l.Number > checkedLeaves).OrderBy(l => l.Number).Take(Page).ToListAsync(cancellationToken);
            if (leaves.Count == 0)
                return _last = await EndAsync(db, checkedLeaves, cancellationToken);
            var items = await ItemsAsync(db, leaves[0].Number, leaves[^1].Number, cancellationToken);
            foreach (var leaf in leaves)
            {
                if (Fault(leaf, checkedLeaves + 1, previous, [.. items[leaf.Number]]) is { } fault)
                    return _last = new(clock.Now(), checkedLeaves, checkedLeaves + 1, fault);
                (previous, checkedLeaves) = (leaf.Hash, leaf.Number);
            }
        }
    }

    // Items of a leaf that is not there any more: the chain was cut at its end. One statement asks for both,
    // because a change committed since the last page has its leaf and its items.
    async Task<AuditVerdict> EndAsync(TwinDbContext db, long records, CancellationToken cancellationToken) =>
        await db.Set<AuditItem>().AnyAsync(i => i.Leaf > records && !db.Set<AuditLeaf>().Any(l => l.Number == i.Leaf), cancellationToken)
            ? new(clock.Now(), records, records + 1, "leaf-missing")
            : new(clock.Now(), records, null, null);

    static async Task<ILookup<long, AuditItem>> ItemsAsync(TwinDbContext db, long from, long to, CancellationToken cancellationToken) =>
        (await db.Set<AuditItem>().AsNoTracking().Where(i => i.Leaf >= from && i.Leaf <= to).OrderBy(i => i.Leaf).ThenBy(i => i.Ordinal).ToListAsync(cancellationToken))
        .ToLookup(i => i.Leaf);

    static string? Fault(AuditLeaf leaf, long expected, byte[] previous, IReadOnlyList<AuditItem> items) =>
        leaf.Number != expected ? "leaf-missing"
        : !Same(leaf.Previous, previous) ? "chain-broken"
        : leaf.Items != items.Count || !Same(leaf.Root, AuditHash.Root(items)) ? "items-changed"
        : !Same(leaf.Hash, AuditHash.Of(leaf)) ? "leaf-changed"
        : null;

    static bool Same(byte[] one, byte[] other) => CryptographicOperations.FixedTimeEquals(one, other);
}
