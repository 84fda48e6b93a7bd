using System.Collections.Frozen;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Modelling.Standards;

/// <summary>Keeps all standards, and knows which hold for a twin.</summary>
public sealed class StandardIndex(IDbContextFactory<TwinDbContext> database, ITwinTreeSource source) : IConfigurationIndex
{
    volatile IReadOnlyList<StandardInfo> _all = [];

    public IReadOnlyList<StandardInfo> All => _all;

    public IReadOnlySet<string> Reads { get; } = FrozenSet.Create(nameof(TypeStandard));

    public async Task LoadAsync(long version, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var stored = await db.Set<TypeStandard>().AsNoTracking().OrderBy(s => s.Id).ToListAsync(cancellationToken);
        _all = [.. stored.Select(s => new StandardInfo(s.Id, s.TypeId, s.ScopeId, StandardJson.Read(s.Items), s.Version))];
    }

    /// <summary>
    /// What is asked of a twin. Of two items for the same thing the one of the nearer type counts; standards of a site do not take the
    /// place of the company's, both hold.
    /// </summary>
    internal IReadOnlyList<(StandardInfo Standard, StandardItem Item)> Of(string typeId, IReadOnlyList<Guid> selfAndAbove) => Of(_all, typeId, selfAndAbove);

    internal IReadOnlyList<(StandardInfo Standard, StandardItem Item)> Of(IReadOnlyList<StandardInfo> all, string typeId, IReadOnlyList<Guid> selfAndAbove)
    {
        if (all.Count == 0 || source.Types.Find(typeId) is not { } type)
            return [];
        var lines = type.SelfAndBases.Index().ToDictionary(t => t.Item, t => t.Index);
        return
        [
            .. all.Where(s => lines.ContainsKey(s.TypeId) && selfAndAbove.Contains(s.ScopeId)).GroupBy(s => s.ScopeId)
                .SelectMany(scope => scope.OrderBy(s => lines[s.TypeId]).SelectMany(s => s.Items.Select(i => (s, i))).DistinctBy(x => x.i.Id)),
        ];
    }
}
