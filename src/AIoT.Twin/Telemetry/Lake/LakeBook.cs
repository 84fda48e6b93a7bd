using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Calendars;
using AIoT.Twin.Telemetry.Historian;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>Where each signal is filed and what it is called; kept in the database, because a retired signal keeps its history.</summary>
sealed class LakeBook(IDbContextFactory<TwinDbContext> database, SeriesCatalog series, ITwinTreeSource twins)
{
    readonly Dictionary<Guid, TimeZoneInfo> _zones = [];
    Dictionary<Guid, LakeSite> _sites = [];
    Dictionary<Guid, LakeSignal> _signals = [];
    TwinTree? _tree;
    int _series;

    public LakeSignal? Find(Guid signal) => _signals.GetValueOrDefault(signal);

    public LakeSite Site(Guid site) => _sites[site];

    public TimeZoneInfo ZoneOf(Guid site)
    {
        if (!_zones.TryGetValue(site, out var zone))
            _zones[site] = zone = TimeZoneInfo.FindSystemTimeZoneById(_sites[site].Zone);
        return zone;
    }

    public IReadOnlyList<LakeSignal> SignalsOf(Guid site) =>
        [.. _signals.Values.Where(s => s.SiteId == site).OrderBy(s => s.Twin, StringComparer.Ordinal).ThenBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Id)];

    public (long From, long To) SpanOf(LakeKey key)
    {
        var zone = ZoneOf(key.Site);
        var to = key.Day == DateOnly.MaxValue ? long.MaxValue : ZoneTime.At(zone, key.Day.AddDays(1), TimeOnly.MinValue);
        return (key.Day == DateOnly.MinValue ? 0 : ZoneTime.At(zone, key.Day, TimeOnly.MinValue), to);
    }

    /// <summary>Follows the tree. Signals that are filed elsewhere now are told with the site they were filed under, before that is written down.</summary>
    public async Task RefreshAsync(Func<IReadOnlyList<(Guid Signal, Guid From)>, Task> moving, CancellationToken cancellationToken)
    {
        var tree = twins.Tree;
        var count = series.Count;
        if (ReferenceEquals(tree, _tree) && count == _series)
            return;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var sites = await db.Set<LakeSite>().ToDictionaryAsync(s => s.Id, cancellationToken);
        var signals = await db.Set<LakeSignal>().ToDictionaryAsync(s => s.Id, cancellationToken);
        var moved = new List<(Guid, Guid)>();
        for (var handle = 0; handle < count; handle++)
        {
            if (tree.Signal(series.ByHandle(handle).SignalId) is { } node)
                Follow(db, tree, node, sites, signals, moved);
        }

        (_sites, _signals, _tree) = (sites, signals, null);
        _zones.Clear();
        await moving(moved);
        await db.SaveChangesAsync(cancellationToken);
        (_tree, _series) = (tree, count);
    }

    static void Follow(
        TwinDbContext db, TwinTree tree, SignalNode node, Dictionary<Guid, LakeSite> sites, Dictionary<Guid, LakeSignal> signals, List<(Guid, Guid)> moved)
    {
        var site = SiteOf(db, tree, node, sites, moved, signals);
        var path = tree.PathOf(node.TwinId);
        if (!signals.TryGetValue(node.Id, out var known))
        {
            signals[node.Id] = known = new LakeSignal { Id = node.Id, SiteId = site.Id, Twin = path, Name = node.Name };
            db.Add(known);
            return;
        }

        if (known.SiteId != site.Id)
            moved.Add((node.Id, known.SiteId));
        (known.SiteId, known.Twin, known.Name) = (site.Id, path, node.Name);
    }

    static LakeSite SiteOf(
        TwinDbContext db, TwinTree tree, SignalNode node, Dictionary<Guid, LakeSite> sites, List<(Guid, Guid)> moved, Dictionary<Guid, LakeSignal> signals)
    {
        var info = tree.SiteOf(node.TwinId);
        var (id, name, zone) = info is null ? (LakeSite.None, "none", TimeZoneInfo.Utc.Id) : (info.Id, info.Name, info.Zone.Id);
        if (!sites.TryGetValue(id, out var site))
        {
            sites[id] = site = new LakeSite { Id = id, Partition = Unused(name, id, sites.Values), Zone = zone, Sample = tree.Find(id) is { Sample: true } };
            db.Add(site);
        }
        else if (site.Zone != zone)
        {
            // Its days begin elsewhere now: all of them are written anew.
            moved.AddRange(signals.Values.Where(s => s.SiteId == id).Select(s => (s.Id, id)));
            site.Zone = zone;
        }

        return site;
    }

    // Two sites may have the same name, in two enterprises; "." and ".." are no folders of their own.
    static string Unused(string name, Guid id, IEnumerable<LakeSite> sites)
    {
        var plain = name.Trim('.', ' ') is { Length: > 0 } text ? text : "site";
        return sites.Any(s => string.Equals(s.Partition, plain, StringComparison.OrdinalIgnoreCase)) ? $"{plain} {id.ToString("n")[^6..]}" : plain;
    }
}
