using AIoT.Twin.Modelling;
using AIoT.Twin.Modelling.Standards;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Modelling.Standards;

/// <summary>What standards ask for and what is missing, as sentences.</summary>
public sealed class StandardWords(ITwinTreeSource source, IStringLocalizer<StandardsText> text)
{
    public string Missing(StandardFinding finding) => text[
        $"Missing.{finding.Code}", LabelOf(finding), finding.Value ?? "", Rule(finding.Item), finding.SignalName ?? ""];

    /// <summary>The rule in words, with its example.</summary>
    public string Rule(StandardItem item)
    {
        var rule = item switch
        {
            { Description: { Length: > 0 } words } => words,
            { Allowed.Count: > 0 } => string.Join(", ", item.Allowed),
            { Unit: { } unit } => UnitText.Of(unit),
            { Pattern: { } pattern } => pattern,
            _ => text["Rule.Any"].Value,
        };
        return item.Example is { Length: > 0 } example ? text["Rule.Example", rule, example] : rule;
    }

    public string Score(StandardScore score) => score.Share is { } share
        ? text["Score", Numbers.Percent(Shown(share)), Numbers.Text((long)score.Met), Numbers.Text((long)score.Asked)]
        : text["Score.Unknown"];

    public static string Percent(StandardScore score) => score.Share is { } share ? Numbers.Percent(Shown(share)) : Numbers.Unknown;

    // Not everything is never shown as everything.
    static double Shown(double share) => share < 1 ? Math.Min(share, 0.99) : share;

    public string Fact(string name) => text[$"Fact.{name}"] is { ResourceNotFound: false } known ? known.Value : name;

    public string Property(string typeId, string key) =>
        source.Types.Find(typeId)?.Properties.FirstOrDefault(p => p.Name == key)?.DisplayName ?? InWords(key);

    // "costCentre" as people write it: "Cost centre".
    static string InWords(string key) => key.Length == 0 || key.Any(c => !char.IsAsciiLetterOrDigit(c))
        ? key
        : char.ToUpperInvariant(key[0]) + string.Concat(key.Skip(1).Select(c => char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));

    public string Scope(Guid scope) => scope == TwinTree.RootId ? text["Scope.All"] : source.Tree.PathOf(scope);

    string LabelOf(StandardFinding finding) => finding.Item.Kind switch
    {
        StandardItemKind.Property => Property(source.Tree.Find(finding.Twin)?.TypeId ?? "", finding.Item.Key),
        StandardItemKind.SignalFact => Fact(finding.Item.Key),
        _ => finding.Item.Key,
    };
}
