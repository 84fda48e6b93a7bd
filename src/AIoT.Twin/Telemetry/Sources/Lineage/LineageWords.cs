using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sources.Lineage;

/// <summary>Addresses and rules as they were recorded, as people write them.</summary>
sealed class LineageWords(SourceRules rules)
{
    public string Address(string driver, string recorded)
    {
        var address = FieldJson.Read(recorded);
        return rules.Driver(driver) is { } known && known.CheckAddress(known.AddressFields.Complete(address)) is AddressCheck.Resolved { Text: { Length: > 0 } text }
            ? text
            : string.Join(", ", address.All.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key} {f.Value}"));
    }

    public static IReadOnlyList<string> Rules(string? recorded) => recorded is null ? [] : [.. RulesJson.Read(recorded).All.Select(r => r.Rule)];
}
