using AIoT.Twin.Acquisition.Formulas;

namespace AIoT.Twin.Telemetry.Sources.Calculated;

/// <summary>Which calculated signal rests on which signals.</summary>
public sealed class CalculationGraph(SourceIndex index)
{
    /// <summary>What a signal is worked out from; nothing when it is not a calculated one.</summary>
    public IReadOnlyList<Guid> InputsOf(Guid signal) =>
        index.Picture.OfSignal(signal) is { } binding && index.Picture.Find(binding.SourceId)?.Driver == CalculatedDriver.Key
            ? FormulaReferences.Ids(binding.Address.Text("formula"))
            : [];

    /// <summary>How many calculations stand between a signal and what is measured.</summary>
    public int DepthOf(Guid signal) => DepthOf(signal, []);

    int DepthOf(Guid signal, HashSet<Guid> on)
    {
        var inputs = InputsOf(signal);
        if (inputs.Count == 0 || !on.Add(signal))
            return 0;
        var depth = 1 + inputs.Max(i => DepthOf(i, on));
        on.Remove(signal);
        return depth;
    }

    /// <summary>The way from a signal back to itself, if it were worked out from these; null when there is none.</summary>
    public static IReadOnlyList<Guid>? Cycle(Guid signal, IReadOnlyList<Guid> inputs, Func<Guid, IReadOnlyList<Guid>> inputsOf)
    {
        var seen = new HashSet<Guid>();
        return inputs.Select(i => Way(i, signal, inputsOf, seen)).FirstOrDefault(w => w is not null) is { } way ? [signal, .. way] : null;
    }

    static IReadOnlyList<Guid>? Way(Guid from, Guid to, Func<Guid, IReadOnlyList<Guid>> inputsOf, HashSet<Guid> seen)
    {
        if (from == to)
            return [to];
        return seen.Add(from) && inputsOf(from).Select(i => Way(i, to, inputsOf, seen)).FirstOrDefault(w => w is not null) is { } way ? [from, .. way] : null;
    }
}
