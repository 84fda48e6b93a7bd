using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Sources;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>What settings a sink may have, and what part of them is secret.</summary>
public sealed class SinkRules(Catalog<ITimeSeriesSink> targets)
{
    public ITimeSeriesSink? Target(string name) => targets.Find(name);

    public IReadOnlyList<ITimeSeriesSink> Targets => [.. targets.All];

    public Refusal? Refuses(string target, FieldValues settings) => targets.Find(target) is { } known
        ? Problem(known, settings) is { } problem ? SourceRules.AsRefusal("settings", problem) : null
        : Refusal.Invalid("sink-unknown", "target", ("target", target), ("known", string.Join(", ", targets.All.Select(t => t.Name))));

    static FieldProblem? Problem(ITimeSeriesSink target, FieldValues settings) =>
        target.Settings.Check(settings) is [var wrong, ..] ? wrong : target.Check(target.Settings.Complete(settings));

    public (FieldValues Open, FieldValues Secret) Split(string target, FieldValues settings)
    {
        var secret = targets.Find(target)!.Settings.Where(f => f.IsSecret).Select(f => f.Key).ToHashSet();
        return (settings.Without(secret.Contains), settings.Without(key => !secret.Contains(key)));
    }
}
