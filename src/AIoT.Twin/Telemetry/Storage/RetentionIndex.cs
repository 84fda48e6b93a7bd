using System.Collections.Frozen;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Historian.Retention;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Storage;

/// <summary>Keeps in memory for how long what is kept, and tells the historian.</summary>
sealed class RetentionIndex(IDbContextFactory<TwinDbContext> database, ITwinTreeSource tree) : ISeriesRetention, IConfigurationIndex
{
    volatile Picture? _picture;

    public IReadOnlySet<string> Reads { get; } = FrozenSet.Create(nameof(RetentionClass), nameof(RetentionDefault), nameof(SignalRetention));

    public IReadOnlyList<KeptClass> Classes => _picture?.Kept ?? [];

    public IReadOnlyList<RetentionClass> All => _picture?.All ?? [];

    public IReadOnlyDictionary<SignalClass, short> Defaults => _picture?.Defaults ?? FrozenDictionary<SignalClass, short>.Empty;

    public IReadOnlyDictionary<Guid, short> Own => _picture?.Own ?? FrozenDictionary<Guid, short>.Empty;

    public short? ClassOf(Guid signal) => _picture is { } now && tree.Tree.Signal(signal) is { } node
        ? now.Own.TryGetValue(signal, out var own) ? own : now.Defaults.GetValueOrDefault(node.Class, RetentionClass.Standard)
        : null;

    public async Task LoadAsync(long version, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var all = await db.Set<RetentionClass>().AsNoTracking().OrderBy(c => c.Id).ToListAsync(cancellationToken);
        var defaults = await db.Set<RetentionDefault>().AsNoTracking().ToListAsync(cancellationToken);
        var own = await db.Set<SignalRetention>().AsNoTracking().ToListAsync(cancellationToken);
        _picture = new Picture(
            all,
            [.. all.Select(c => new KeptClass(c.Id, c.RawDays is { } days ? TimeSpan.FromDays(days) : null, TimeSpan.FromDays(c.MinuteRowDays)))],
            defaults.ToFrozenDictionary(d => d.Signals, d => d.RetentionId),
            own.ToFrozenDictionary(r => r.SignalId, r => r.RetentionId));
    }

    sealed record Picture(
        IReadOnlyList<RetentionClass> All, IReadOnlyList<KeptClass> Kept, FrozenDictionary<SignalClass, short> Defaults, FrozenDictionary<Guid, short> Own);
}
