using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>The signals of a plan in a fixed order, by the name or column that stands for them.</summary>
sealed class ImportTargets
{
    public const int LeftOut = -1;

    readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    readonly List<ImportTarget> _all = [];

    public IReadOnlyList<ImportTarget> All => _all;

    public Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ByName => _byName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The target of a column of a wide file; null when the plan does not say.</summary>
    public int? Of(string name) => _byName.TryGetValue(name, out var target) ? target : null;

    /// <summary>Refused when a signal is not there, not the caller's to fill, or of another dimension; all of it is asked anew at every step.</summary>
    public static (ImportTargets? Targets, Refusal? Why) Of(ImportPlan plan, Caller by, TwinTree tree, IAccess access, UnitCatalog units)
    {
        var targets = new ImportTargets();
        foreach (var mapping in plan.Signals)
        {
            if (mapping.LeaveOut)
                targets._byName[mapping.Name] = LeftOut;
            if (mapping.LeaveOut || mapping.Signal is not { } id)
                continue;

            // Who may not fill it need not learn that it is there.
            if (tree.Signal(id) is not { } signal || !access.May(by, Permission.TelemetryBackfill, signal.TwinId))
                return (null, Refusal.Invalid("import-signal-unknown", "signals", ("name", mapping.Name)));
            if (units.Between(mapping.Unit is { Length: > 0 } unit ? unit : signal.Unit, signal.Unit) is not { } conversion)
                return (null, Refusal.Invalid("import-unit-differs", "signals", ("name", mapping.Name), ("unit", mapping.Unit ?? ""), ("wanted", signal.Unit)));
            targets._byName[mapping.Name] = targets._all.Count;
            targets._all.Add(new ImportTarget(signal, conversion));
        }

        return (targets, null);
    }

    /// <summary>The smallest subtree that holds all of them.</summary>
    public Guid Top(TwinTree tree)
    {
        List<Guid>? common = null;
        foreach (var twin in _all.Select(t => t.Signal.TwinId).Distinct())
        {
            var path = tree.SelfAndAncestors(twin).Select(t => t.Id).Reverse().ToList();
            common = common is null ? path : [.. common.Zip(path).TakeWhile(p => p.First == p.Second).Select(p => p.First)];
        }

        return common is [.., var last] ? last : TwinTree.RootId;
    }
}
