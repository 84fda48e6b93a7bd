using AIoT.Twin.Acquisition.Preprocessing;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>A rule as programs see it; settings are texts, as forms hold them.</summary>
sealed record RuleOutJson(string Rule, IReadOnlyDictionary<string, string> Settings);

static class RulesJson
{
    public static IEnumerable<RuleSetting> Read(IReadOnlyList<RuleJson>? rules) => (rules ?? []).Select(r => new RuleSetting(r.Rule, FieldsJson.Read(r.Settings)));

    public static IReadOnlyList<RuleOutJson> Of(RuleList rules) => [.. rules.All.Select(r => new RuleOutJson(r.Rule, r.Settings.All))];
}
