using System.Text.Json.Nodes;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Web.Governance;

/// <summary>The properties of an audited entity that differ, or all of them when it came or went.</summary>
static class DiffLines
{
    public static IEnumerable<(string Name, string? Before, string? After)> Of(AuditDiff item)
    {
        var before = Members(item.Before);
        var after = Members(item.After);
        return before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(name => (name, before.GetValueOrDefault(name), after.GetValueOrDefault(name)))
            .Where(line => line.Item2 != line.Item3 && line.name != "version");
    }

    static Dictionary<string, string?> Members(string? json) =>
        json is null || JsonNode.Parse(json) is not JsonObject members
            ? []
            : members.ToDictionary(m => m.Key, m => m.Value is JsonValue value && value.TryGetValue<string>(out var text) ? text : m.Value?.ToJsonString());
}
