using System.Collections.Frozen;

namespace AIoT.Twin.Modelling;

/// <summary>An immutable picture of all living twins and signals, as of one version of the configuration.</summary>
public sealed class TwinTree(long version, IReadOnlyCollection<TwinNode> twins, IReadOnlyCollection<SignalNode> signals, IReadOnlyCollection<SiteInfo> sites)
{
    /// <summary>The hidden root; rights on the whole installation are granted on it.</summary>
    public static Guid RootId { get; } = new("00000000-0000-7000-8000-000000000000");

    public static TwinTree Empty { get; } = new(0, [], [], []);

    readonly FrozenDictionary<Guid, TwinNode> _twins = twins.ToFrozenDictionary(t => t.Id);
    readonly FrozenDictionary<Guid, SignalNode> _signals = signals.ToFrozenDictionary(s => s.Id);
    readonly FrozenDictionary<Guid, SiteInfo> _sites = sites.ToFrozenDictionary(s => s.Id);
    readonly ILookup<Guid, TwinNode> _children = twins.Where(t => t.Id != RootId).OrderBy(t => t.Name, StringComparer.Ordinal).ToLookup(t => t.ParentId);
    readonly ILookup<Guid, SignalNode> _signalsOf = signals.OrderBy(s => s.Name, StringComparer.Ordinal).ToLookup(s => s.TwinId);

    public long Version { get; } = version;

    public IEnumerable<TwinNode> All => _twins.Values;

    public IEnumerable<SignalNode> Signals => _signals.Values;

    public TwinNode? Find(Guid twin) => _twins.GetValueOrDefault(twin);

    public SignalNode? Signal(Guid signal) => _signals.GetValueOrDefault(signal);

    public IEnumerable<TwinNode> ChildrenOf(Guid twin) => _children[twin];

    public IEnumerable<SignalNode> SignalsOf(Guid twin) => _signalsOf[twin];

    /// <summary>The twin, then its ancestors up to the hidden root; empty when there is no such twin.</summary>
    public IEnumerable<TwinNode> SelfAndAncestors(Guid twin)
    {
        var node = Find(twin);
        while (node is not null)
        {
            yield return node;
            node = node.Id == RootId ? null : Find(node.ParentId);
        }
    }

    /// <summary>The twin and everything below it, parents before children.</summary>
    public IEnumerable<TwinNode> Subtree(Guid twin)
    {
        var open = new Stack<TwinNode>();
        if (Find(twin) is { } top)
            open.Push(top);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var child in _children[node.Id].Reverse())
                open.Push(child);
        }
    }

    public SiteInfo? SiteOf(Guid twin) => SelfAndAncestors(twin).Select(t => _sites.GetValueOrDefault(t.Id)).FirstOrDefault(s => s is not null);

    /// <summary>Names from the enterprise down to the twin, as people read them: "Northfield / Filling / Line 1".</summary>
    public string PathOf(Guid twin) => string.Join(" / ", SelfAndAncestors(twin).Where(t => t.Id != RootId).Reverse().Select(t => t.Name));
}
