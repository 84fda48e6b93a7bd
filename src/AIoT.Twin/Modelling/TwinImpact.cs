namespace AIoT.Twin.Modelling;

/// <summary>What retiring a twin would take along, and who uses it.</summary>
public sealed record ImpactOf(int Twins, int Signals, IReadOnlyList<TwinUse> Uses);

/// <summary>Asks every module who uses a twin and everything below it.</summary>
public sealed class TwinImpact(ITwinTreeSource source, IEnumerable<ITwinUsage> usages)
{
    public async Task<ImpactOf> OfAsync(Guid twin, CancellationToken cancellationToken)
    {
        var tree = source.Tree;
        var twins = tree.Subtree(twin).Select(t => t.Id).ToHashSet();
        var signals = twins.SelectMany(tree.SignalsOf).Select(s => s.Id).ToHashSet();
        var uses = new List<TwinUse>();
        foreach (var usage in usages)
            uses.AddRange(await usage.OfAsync(twins, signals, cancellationToken));
        return new(twins.Count, signals.Count, [.. uses.OrderByDescending(u => u.Severity).ThenBy(u => u.Name, StringComparer.Ordinal)]);
    }
}
