using System.Collections.Frozen;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Modelling;

/// <summary>Keeps the picture of all living twins, signals, sites and types.</summary>
sealed class TwinIndex(IDbContextFactory<TwinDbContext> database) : ITwinTreeSource, IScopeTree, IConfigurationIndex
{
    volatile Picture _picture = new(TwinTree.Empty, TypeCatalog.Empty);

    public event Action? Changed;

    public TwinTree Tree => _picture.Tree;

    public TypeCatalog Types => _picture.Types;

    public IReadOnlySet<string> Reads { get; } = FrozenSet.Create(nameof(Twin), nameof(Signal), nameof(TwinType));

    public Guid RootId => TwinTree.RootId;

    public string PathOf(Guid twin) => Tree.PathOf(twin);

    public IEnumerable<Guid> SelfAndAncestors(Guid twin) => Tree.SelfAndAncestors(twin).Select(t => t.Id);

    public async Task LoadAsync(long version, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var types = await TypesAsync(db, cancellationToken);
        var twins = await db.Set<Twin>().AsNoTracking().Where(t => t.RetiredAt == null).ToListAsync(cancellationToken);
        var nodes = twins.Select(t => Node(t, types)).ToList();
        var signals = await SignalsAsync(db, cancellationToken);
        var sites = nodes.Where(n => n.Level is TwinLevel.Site).Join(twins, n => n.Id, t => t.Id, (n, t) => SiteProperties.Site(n, t.Properties));
        _picture = new(new TwinTree(version, nodes, signals, [.. sites.OfType<SiteInfo>()]), types);
        Changed?.Invoke();
    }

    static async Task<TypeCatalog> TypesAsync(TwinDbContext db, CancellationToken cancellationToken)
    {
        var types = await db.Set<TwinType>().AsNoTracking().Select(t => new { t.Document, t.BuiltIn }).ToListAsync(cancellationToken);
        return new([.. types.Select(t => (DtdlDocument.Parse(t.Document), t.BuiltIn))]);
    }

    static Task<List<SignalNode>> SignalsAsync(TwinDbContext db, CancellationToken cancellationToken) =>
        (from signal in db.Set<Signal>()
         join twin in db.Set<Twin>() on signal.TwinId equals twin.Id
         where signal.RetiredAt == null && twin.RetiredAt == null
         select new SignalNode(signal.Id, signal.TwinId, signal.Name, signal.Unit, signal.Kind, signal.Class)).ToListAsync(cancellationToken);

    static TwinNode Node(Twin twin, TypeCatalog types)
    {
        var level = twin.Id == TwinTree.RootId ? TwinLevel.Root : types.Find(twin.TypeId)?.Level ?? TwinLevel.Module;
        return new(twin.Id, twin.ParentId, twin.TypeId, level, twin.Name, twin.Sample);
    }

    sealed record Picture(TwinTree Tree, TypeCatalog Types);
}
