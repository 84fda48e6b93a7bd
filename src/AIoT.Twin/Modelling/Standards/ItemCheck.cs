using System.Text.Json;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.Modelling.Standards;

/// <summary>Looks how a twin meets one item of a standard.</summary>
public sealed class ItemCheck(Catalog<ISignalFact> facts, UnitCatalog units)
{
    public const string DescriptionFact = "description";

    /// <summary>What a standard may ask of signals.</summary>
    public IReadOnlyList<string> Facts => [DescriptionFact, .. facts.All.Select(f => f.Name)];

    internal IEnumerable<StandardFinding> Run(StandardInfo standard, StandardItem item, CheckedTwin twin) => item.Kind switch
    {
        StandardItemKind.Property => [Property(standard, item, twin)],
        StandardItemKind.TwinName => [new(standard, item, twin.Id, null, NamePattern.Matches(item.Pattern!, twin.Name) ? null : "standard-name", twin.Name)],
        StandardItemKind.Signal => [Signal(standard, item, twin)],
        StandardItemKind.SignalName => twin.Signals.Select(s => Of(standard, item, twin, s, NamePattern.Matches(item.Pattern!, s.Name) ? null : "standard-signal-name", s.Name)),
        _ => twin.Signals.Select(s => Of(standard, item, twin, s, IsKnown(item.Key, s) ? null : "standard-signal-fact", null)),
    };

    static StandardFinding Of(StandardInfo standard, StandardItem item, CheckedTwin twin, CheckedSignal signal, string? code, string? value) =>
        new(standard, item, twin.Id, signal.Id, code, value) { SignalName = signal.Name };

    static StandardFinding Property(StandardInfo standard, StandardItem item, CheckedTwin twin)
    {
        var value = Text(twin.Properties[item.Key]);
        var code = value is null ? "standard-property-missing"
            : item.Allowed.Count > 0 && !item.Allowed.Contains(value, StringComparer.Ordinal) ? "standard-property-not-allowed"
            : item.Pattern is { } pattern && !NamePattern.Matches(pattern, value) ? "standard-property-pattern"
            : null;
        return new(standard, item, twin.Id, null, code, value);
    }

    StandardFinding Signal(StandardInfo standard, StandardItem item, CheckedTwin twin)
    {
        var key = NameKey.Of(item.Key);
        var found = twin.Signals.FirstOrDefault(s => s.Element == item.Key || NameKey.Of(s.Name) == key);
        var code = found is null ? "standard-signal-missing"
            : item.Unit is { } unit && units.Between(found.Unit, unit) is null ? "standard-signal-unit"
            : null;
        return new(standard, item, twin.Id, found?.Id, code, found?.Unit) { SignalName = found?.Name ?? item.Key };
    }

    bool IsKnown(string fact, CheckedSignal signal) =>
        fact == DescriptionFact ? !string.IsNullOrWhiteSpace(signal.Description) : facts.Find(fact)?.IsKnown(signal.Id) == true;

    static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonValue text when text.GetValueKind() is JsonValueKind.String => text.GetValue<string>() is { } known && !string.IsNullOrWhiteSpace(known) ? known : null,
        _ => value.ToJsonString(),
    };
}
