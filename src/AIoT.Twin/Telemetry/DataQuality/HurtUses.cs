using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Telemetry.Sources.Calculated;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>Asks who uses the signals that cannot be trusted, through calculated signals too.</summary>
sealed class HurtUses(Catalog<ITwinUsage> usages, ITwinTreeSource tree, IAccess access, CalculationGraph graph, SourceIndex index)
{
    const int MostSignals = 200;
    const int Deepest = 16;

    // Sources and calculations are how values come, not who needs them.
    static readonly string[] s_means = ["source", "binding", "calculation"];

    public async Task<IReadOnlyList<HurtUse>> OfAsync(Caller by, IEnumerable<Guid> signals, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string, string), (TwinUse Use, List<Guid> Signals)>();
        foreach (var signal in signals.Where(s => tree.Tree.Signal(s) is { } node && access.May(by, Permission.OutcomesRead, node.TwinId)).Take(MostSignals))
        {
            foreach (var use in await UsesAsync(signal, cancellationToken))
                (found.TryGetValue((use.Code, use.Link), out var known) ? known : found[(use.Code, use.Link)] = (use, [])).Signals.Add(signal);
        }

        return
        [
            .. found.Values.Select(f => new HurtUse(f.Use.Code, f.Use.Name, f.Use.Link, f.Signals))
                .OrderByDescending(u => u.Code is "use-case").ThenBy(u => u.Name, StringComparer.Ordinal),
        ];
    }

    async Task<IEnumerable<TwinUse>> UsesAsync(Guid signal, CancellationToken cancellationToken)
    {
        var with = WithDependents(signal);
        var uses = new List<TwinUse>();
        foreach (var usage in usages.All)
            uses.AddRange(await usage.OfAsync(new HashSet<Guid>(), with, cancellationToken));
        return uses.Where(u => !s_means.Contains(u.Code)).DistinctBy(u => (u.Code, u.Link));
    }

    HashSet<Guid> WithDependents(Guid signal)
    {
        var all = new HashSet<Guid> { signal };
        var calculated = tree.Tree.Signals.Where(s => index.Picture.OfSignal(s.Id) is not null && graph.InputsOf(s.Id).Count > 0).ToList();
        for (var depth = 0; depth < Deepest; depth++)
        {
            var before = all.Count;
            all.UnionWith(calculated.Where(c => graph.InputsOf(c.Id).Any(all.Contains)).Select(c => c.Id));
            if (all.Count == before)
                break;
        }

        return all;
    }
}
