using System.Text.Json;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>A rule as the column holds it.</summary>
sealed record StoredRule(string Rule, Dictionary<string, string> Settings);

/// <summary>The rules of a binding as the text a column holds.</summary>
static class RulesJson
{
    public static string Write(RuleList rules) =>
        JsonSerializer.Serialize([.. rules.All.Select(r => new StoredRule(r.Rule, r.Settings.All.ToDictionary()))], SourcesJson.Default.ListStoredRule);

    public static RuleList Read(string json) =>
        new(JsonSerializer.Deserialize(json, SourcesJson.Default.ListStoredRule)!.Select(r => new RuleSetting(r.Rule, new FieldValues(r.Settings))));
}
