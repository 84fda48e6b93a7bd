using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.ModelOps.Watching;

/// <summary>
/// Which signals a signal is compared with, by type and place. Sisters measure the same thing beside it: the same unit on the same
/// twin, or the same name on a twin of the same type under the same parent, below a line. Companions are what else the same
/// machine measures: when they move too, it is the machine that changed and not the sensor.
/// </summary>
static class Neighbourhood
{
    const int Most = 8;

    // Meters and counters measure what was used or made: two of them differ because the process does, never because one is wrong.
    static readonly string[] s_amounts = ["W", "J", "{", "$"];

    public static bool IsWatched(SignalNode signal) =>
        signal.Kind is ValueKind.Double && signal.Class is SignalClass.Measurement or SignalClass.Calculated;

    /// <summary>Whether a sensor of this unit can be told to be wrong at all.</summary>
    public static bool CanBeSuspect(SignalNode signal) =>
        signal.Class is SignalClass.Measurement && signal.Unit is not ("1" or "") && !s_amounts.Any(signal.Unit.Contains);

    public static IReadOnlyList<SignalNode> SistersOf(TwinTree tree, SignalNode signal)
    {
        if (!CanBeSuspect(signal) || tree.Find(signal.TwinId) is not { } twin)
            return [];
        var beside = twin.Level < TwinLevel.WorkUnit ? [] : tree.ChildrenOf(twin.ParentId)
            .Where(t => t.Id != twin.Id && t.TypeId == twin.TypeId)
            .SelectMany(t => tree.SignalsOf(t.Id))
            .Where(s => s.Name == signal.Name);
        return [.. tree.SignalsOf(twin.Id).Concat(beside).Where(s => s.Id != signal.Id && s.Unit == signal.Unit && IsWatched(s)).Take(Most)];
    }

    public static IReadOnlyList<SignalNode> CompanionsOf(TwinTree tree, SignalNode signal) =>
        [.. Around(tree, signal.TwinId).SelectMany(tree.SignalsOf).Where(s => s.Id != signal.Id && IsWatched(s)).Take(2 * Most)];

    /// <summary>What tells whether the machine runs: a state on the twin or on what it is part of, up to the line.</summary>
    public static SignalNode? StateOf(TwinTree tree, SignalNode signal) => tree.SelfAndAncestors(signal.TwinId)
        .TakeWhile(t => t.Level >= TwinLevel.WorkCentre)
        .SelectMany(t => tree.SignalsOf(t.Id))
        .FirstOrDefault(s => s.Kind is ValueKind.State);

    static IEnumerable<Guid> Around(TwinTree tree, Guid twin)
    {
        var own = tree.Find(twin);
        var parent = own is { Level: TwinLevel.Module or TwinLevel.Sensor } ? own.ParentId : Guid.Empty;
        return tree.ChildrenOf(twin).Select(t => t.Id).Prepend(parent).Prepend(twin).Where(id => id != Guid.Empty);
    }
}
