using System.Collections.Frozen;

namespace AIoT.Twin.Acquisition;

/// <summary>The words for the fixed list of machine states, in formulas and mappings; their numbers are stored.</summary>
public static class StateWords
{
    public static FrozenDictionary<string, int> All { get; } = new Dictionary<string, int>
    {
        ["unknown"] = 0,
        ["running"] = 1,
        ["plannedStop"] = 2,
        ["changeover"] = 3,
        ["ownFault"] = 4,
        ["starved"] = 5,
        ["blocked"] = 6,
        ["noOrder"] = 7,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
