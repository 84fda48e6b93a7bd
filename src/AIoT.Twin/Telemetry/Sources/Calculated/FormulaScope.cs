using AIoT.Twin.Acquisition.Formulas;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Sources.Calculated;

/// <summary>Finds signals by id, or by the end of their path; of several the nearest to a twin, where there is one.</summary>
sealed class FormulaScope(TwinTree tree, Func<SignalNode, bool> mayRead, Guid? near) : IFormulaScope
{
    public SignalMatch Find(string reference)
    {
        if (FormulaReferences.Id(reference) is { } id)
            return tree.Signal(id) is { } known && mayRead(known) ? Found(known) : new SignalMatch.Unknown();

        var names = FormulaReferences.Names(reference).Select(NameKey.Of).ToArray();
        var matches = tree.Signals.Where(s => EndsWith(s, names) && mayRead(s)).ToList();
        return matches switch
        {
            [] => new SignalMatch.Unknown(),
            [var one] => Found(one),
            _ => Nearest(matches) is { } nearest ? Found(nearest) : new SignalMatch.Ambiguous(matches.Count),
        };
    }

    static SignalMatch.Found Found(SignalNode signal) => new(new FormulaSignal(signal.Id, signal.Kind, signal.Unit));

    bool EndsWith(SignalNode signal, string[] names)
    {
        if (NameKey.Of(signal.Name) != names[^1])
            return false;
        var twin = tree.Find(signal.TwinId);
        for (var i = names.Length - 2; i >= 0; i--)
        {
            if (twin is null || twin.Id == TwinTree.RootId || NameKey.Of(twin.Name) != names[i])
                return false;
            twin = tree.Find(twin.ParentId);
        }

        return true;
    }

    // Of the twin itself, then of everything below it, then the same for what it is part of.
    SignalNode? Nearest(List<SignalNode> matches)
    {
        foreach (var around in near is { } twin ? tree.SelfAndAncestors(twin).Select(t => t.Id) : [])
        {
            if (matches.Where(m => m.TwinId == around).ToList() is [var own])
                return own;
            if (matches.Where(m => tree.SelfAndAncestors(m.TwinId).Any(t => t.Id == around)).ToList() is { Count: > 0 } below)
                return below is [var one] ? one : null;
        }

        return null;
    }

    public FormulaSignal? Name(string name) => null;
}
