using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>
/// Finds machines the pens could be of instead: the lowest twin all pens stand below that has others of its type,
/// with the pens found there by the names between.
/// </summary>
public sealed class TrendSisters(ITwinTreeSource source, IAccess access)
{
    /// <summary>The twin the pens are of, and its sisters; null when they have none.</summary>
    public (TwinNode Own, IReadOnlyList<TrendSister> Others)? Of(Caller caller, IReadOnlyList<Guid> pens)
    {
        var tree = source.Tree;
        var signals = pens.Select(tree.Signal).OfType<SignalNode>().ToArray();
        if (signals.Length == 0)
            return null;

        var chains = signals.Select(s => tree.SelfAndAncestors(s.TwinId).Select(t => t.Id).ToHashSet()).ToArray();
        // Sites and above are different places rather than different machines.
        foreach (var own in tree.SelfAndAncestors(signals[0].TwinId).TakeWhile(t => t.Level > TwinLevel.Site).Where(t => chains.All(c => c.Contains(t.Id))))
        {
            var others = tree.All.Where(t => t.TypeId == own.TypeId && t.Id != own.Id && access.May(caller, Permission.TelemetryRead, t.Id))
                .Select(t => new TrendSister(t, [.. pens.Select(p => Counterpart(tree, p, own.Id, t.Id))]))
                .Where(s => s.Signals.Any(id => id is not null))
                .OrderBy(s => tree.PathOf(s.Twin.Id), StringComparer.CurrentCulture).ToArray();
            if (others.Length > 0)
                return (own, others);
        }

        return null;
    }

    static Guid? Counterpart(TwinTree tree, Guid pen, Guid own, Guid other)
    {
        if (tree.Signal(pen) is not { } signal)
            return null;
        var way = tree.SelfAndAncestors(signal.TwinId).TakeWhile(t => t.Id != own).Reverse();
        var there = way.Aggregate((Guid?)other, (at, step) => at is { } twin ? Child(tree, twin, step) : null);
        return there is { } place ? tree.SignalsOf(place).FirstOrDefault(s => s.Kind == signal.Kind && Same(s.Name, signal.Name))?.Id : null;
    }

    // By name, or by type where there is one of it: "Motor 12" of one line is "Motor 22" of the other.
    static Guid? Child(TwinTree tree, Guid twin, TwinNode like)
    {
        var children = tree.ChildrenOf(twin).ToArray();
        var ofType = children.Where(c => c.TypeId == like.TypeId).ToArray();
        return (children.FirstOrDefault(c => Same(c.Name, like.Name)) ?? (ofType.Length == 1 ? ofType[0] : null))?.Id;
    }

    static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
