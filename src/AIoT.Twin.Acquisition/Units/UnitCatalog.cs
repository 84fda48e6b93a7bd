using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace AIoT.Twin.Acquisition.Units;

/// <summary>Units by their UCUM code: whether they exist, how they convert, how people read them.</summary>
public sealed class UnitCatalog : IUnitCatalog
{
    // Bounded because units come from outside; a plant uses a few dozen.
    const int MostRemembered = 10_000;

    readonly ConcurrentDictionary<string, Unit> _parsed = new(StringComparer.Ordinal);

    public bool Knows(string ucum) => TryParse(ucum, out _, out _);

    public bool TryParse(string ucum, [NotNullWhen(true)] out Unit? unit, out UnitError error)
    {
        error = default;
        if (_parsed.TryGetValue(ucum, out unit))
            return true;
        if (!UcumParser.TryParse(ucum, out var parsed, out error))
            return false;

        unit = parsed;
        if (_parsed.Count < MostRemembered)
            _parsed[ucum] = parsed;
        return true;
    }

    /// <summary>Null when a unit is unknown or the dimensions differ.</summary>
    public UnitConversion? Between(string from, string to) =>
        TryParse(from, out var a, out _) && TryParse(to, out var b, out _) ? UnitConversion.Between(a, b) : null;
}
