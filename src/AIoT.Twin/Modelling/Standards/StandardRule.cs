using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Modelling.Standards;

/// <summary>What the items of a standard may be.</summary>
static class StandardRule
{
    const int MostItems = 200;
    const int LongestText = 300;

    public static Refusal? Refuses(IReadOnlyList<StandardItem> items, IReadOnlyList<string> facts, IUnitCatalog units)
    {
        if (items.Count > MostItems)
            return Refusal.Invalid("standard-too-many", "items", ("most", $"{MostItems}"));
        for (var i = 0; i < items.Count; i++)
        {
            if (WrongIn(items[i], facts, units) is var (field, code))
                return Refusal.Invalid(code, $"items[{i}].{field}", ("key", items[i].Key), ("pattern", items[i].Pattern ?? ""), ("longest", $"{NamePattern.Longest}"));
            if (items.Take(i).Any(other => other.Id == items[i].Id))
                return Refusal.Invalid("standard-twice", $"items[{i}].key", ("key", items[i].Key));
        }

        return null;
    }

    static (string Field, string Code)? WrongIn(StandardItem item, IReadOnlyList<string> facts, IUnitCatalog units)
    {
        if (!Enum.IsDefined(item.Kind) || !Enum.IsDefined(item.Severity))
            return ("kind", "standard-kind-unknown");
        var named = item.Kind is StandardItemKind.Property or StandardItemKind.Signal or StandardItemKind.SignalFact;
        if (named == string.IsNullOrWhiteSpace(item.Key) || item.Key.Length > NameRule.Longest)
            return ("key", "standard-key");
        if (new[] { item.Description, item.Example }.Concat(item.Allowed).Any(t => t?.Length > LongestText))
            return ("description", "standard-text-long");
        if (item.Kind is StandardItemKind.SignalFact && !facts.Contains(item.Key))
            return ("key", "standard-fact-unknown");
        // What other modules know comes later than the signal itself.
        if (item is { Kind: StandardItemKind.SignalFact, Severity: StandardSeverity.Refuse } && item.Key != ItemCheck.DescriptionFact)
            return ("severity", "standard-fact-only-reported");
        if (item.Unit is { } unit && (item.Kind is not StandardItemKind.Signal || !units.Knows(unit)))
            return ("unit", "unknown-unit");
        return item.Pattern is null ? PatternNeeded(item) : WrongPattern(item, item.Pattern);
    }

    static (string, string)? PatternNeeded(StandardItem item) =>
        item.Kind is StandardItemKind.TwinName or StandardItemKind.SignalName ? ("pattern", "pattern-missing")
        : item is { Allowed: { Count: > 0 } allowed, Example: { } example } && !allowed.Contains(example) ? ("example", "example-wrong")
        : null;

    static (string, string)? WrongPattern(StandardItem item, string pattern) =>
        NamePattern.Wrong(pattern) is { } wrong ? ("pattern", wrong)
        : string.IsNullOrWhiteSpace(item.Description) ? ("description", "pattern-without-words")
        : string.IsNullOrEmpty(item.Example) || !NamePattern.Matches(pattern, item.Example) ? ("example", "example-wrong")
        : null;
}
