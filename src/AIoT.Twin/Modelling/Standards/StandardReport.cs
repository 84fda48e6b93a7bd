using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Modelling.Standards;

/// <summary>Holds all twins against the standards, once for each version of the configuration that somebody asks about.</summary>
sealed class StandardReport(IDbContextFactory<TwinDbContext> database, ConfigurationVersion version, StandardIndex index, ItemCheck check, ITwinTreeSource source)
    : IDisposable
{
    readonly SemaphoreSlim _one = new(1);
    volatile StandardPicture? _newest;

    public async Task<StandardPicture> ReadAsync(CancellationToken cancellationToken)
    {
        if (_newest is { } known && known.Version == version.Current)
            return known;
        await _one.WaitAsync(cancellationToken);
        try
        {
            var now = version.Current;
            return _newest is { } meanwhile && meanwhile.Version == now ? meanwhile : _newest = await MakeAsync(now, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>What a standard that is not there yet would find.</summary>
    public async Task<IReadOnlyList<(Guid Twin, IReadOnlyList<StandardFinding> Findings)>> TryAsync(StandardInfo draft, CancellationToken cancellationToken) =>
    [
        .. (await TwinsAsync(cancellationToken)).Where(t => t.SelfAndAbove.Contains(draft.ScopeId))
            .Select(t => (t.Id, (IReadOnlyList<StandardFinding>)[.. index.Of([draft], t.TypeId, t.SelfAndAbove).SelectMany(r => check.Run(r.Standard, r.Item, t))]))
            .Where(t => t.Item2.Count > 0),
    ];

    async Task<StandardPicture> MakeAsync(long now, CancellationToken cancellationToken)
    {
        if (index.All.Count == 0)
            return new StandardPicture(now, new Dictionary<Guid, IReadOnlyList<StandardFinding>>());
        var twins = await TwinsAsync(cancellationToken);
        return new StandardPicture(now, twins.ToDictionary(
            t => t.Id, IReadOnlyList<StandardFinding> (t) => [.. index.Of(t.TypeId, t.SelfAndAbove).SelectMany(r => check.Run(r.Standard, r.Item, t))]));
    }

    async Task<IReadOnlyList<CheckedTwin>> TwinsAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var twins = await db.Set<Twin>().AsNoTracking().Where(t => t.RetiredAt == null && t.Id != TwinTree.RootId).ToListAsync(cancellationToken);
        var signals = (await db.Set<Signal>().AsNoTracking().Where(s => s.RetiredAt == null).OrderBy(s => s.NameKey).ToListAsync(cancellationToken)).ToLookup(s => s.TwinId);
        return [.. twins.Where(t => source.Types.Find(t.TypeId) is not null).Select(t => CheckedTwin.Of(t, signals[t.Id]))];
    }

    public void Dispose() => _one.Dispose();
}
