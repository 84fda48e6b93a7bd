using System.Text.RegularExpressions;
using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>Finds the signals that names of a file stand for: by id, by path and name, or by as much of the end of the path as is needed.</summary>
sealed partial class ImportSuggestions(ITwinTreeSource twins, IAccess access, UnitCatalog units)
{
    static readonly string[] s_common = ["Cel", "[degF]", "K", "W", "kW", "MW", "W.h", "kW.h", "MW.h", "bar", "mbar", "Pa", "kPa", "%", "m3/h", "l/min", "l/h", "A", "V", "Hz", "mm", "m/s", "kg", "kg/h"];

    public IReadOnlyList<ImportMapping> For(Caller by, IReadOnlyList<string> names)
    {
        var tree = twins.Tree;
        var mine = tree.Signals.Where(s => access.May(by, Permission.TelemetryBackfill, s.TwinId)).ToList();
        var ends = Ends(tree, mine);
        return [.. names.Select(n => Of(n, tree, ends, mine))];
    }

    ImportMapping Of(string name, TwinTree tree, Dictionary<string, SignalNode?> ends, List<SignalNode> mine)
    {
        var (plain, unit) = Parts(name);
        var signal = Guid.TryParse(name, out var id) && tree.Signal(id) is { } given && mine.Contains(given) ? given
            : ends.GetValueOrDefault(Key(name)) ?? ends.GetValueOrDefault(Key(plain));
        return new ImportMapping(name, signal?.Id, signal is null ? unit : unit is not null && units.Between(unit, signal.Unit) is not null ? unit : null);
    }

    // "Oven temperature [°C]": the unit stands in brackets at the end.
    (string Name, string? Unit) Parts(string name)
    {
        var match = InBrackets().Match(name);
        if (!match.Success)
            return (name, null);
        var text = match.Groups[2].Value.Trim();
        var unit = s_common.FirstOrDefault(u => UnitText.Of(u) == text) ?? (units.Knows(text) ? text : null);
        return unit is null ? (name, null) : (match.Groups[1].Value, unit);
    }

    // Every end of a path that means one signal only; null where it means several.
    static Dictionary<string, SignalNode?> Ends(TwinTree tree, List<SignalNode> signals)
    {
        var ends = new Dictionary<string, SignalNode?>(StringComparer.Ordinal);
        foreach (var signal in signals)
        {
            var end = Key(signal.Name);
            Add(ends, end, signal);
            foreach (var twin in tree.SelfAndAncestors(signal.TwinId).Where(t => t.Id != TwinTree.RootId))
                Add(ends, end = $"{Key(twin.Name)}/{end}", signal);
        }

        return ends;
    }

    static void Add(Dictionary<string, SignalNode?> ends, string end, SignalNode signal)
    {
        if (!ends.TryAdd(end, signal))
            ends[end] = null;
    }

    static string Key(string name) => string.Join('/', Separators().Split(name).Select(p => NameKey.Of(p)).Where(p => p.Length > 0));

    [GeneratedRegex(@"^(.+?)\s*[\[\(]([^\[\]\(\)]+)[\]\)]\s*$")]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"\s*[/\\|>.:]\s*")]
    private static partial Regex Separators();
}
