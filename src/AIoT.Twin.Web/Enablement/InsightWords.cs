using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Enablement;

/// <summary>An insight in the words of a colleague: where, what, how much, since when, what to do.</summary>
public sealed class InsightWords(ITwinTreeSource tree, TimeProvider clock, IStringLocalizer<EnablementText> text)
{
    /// <summary>The place, from the line down: "Line 2 / Filler".</summary>
    public string Where(InsightView insight)
    {
        var names = tree.Tree.SelfAndAncestors(insight.Twin).TakeWhile(t => t.Level > TwinLevel.Area).Select(t => t.Name).Reverse().ToList();
        return names.Count > 0 ? string.Join(" / ", names) : tree.Tree.Find(insight.Twin)?.Name ?? text["Insight.Gone"].Value;
    }

    public string Site(InsightView insight) => tree.Tree.SiteOf(insight.Twin)?.Name ?? "";

    public bool IsSample(InsightView insight) => tree.Tree.Find(insight.Twin)?.Sample == true;

    public TimeZoneInfo Zone(InsightView insight) => tree.Tree.SiteOf(insight.Twin)?.Zone ?? TimeZoneInfo.Utc;

    public string Say(InsightView insight)
    {
        var compared = Given(insight, "compared").Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        var said = text[$"Insight.{insight.Code}", Signal(insight), Amount(insight), Direction(insight), Since(insight), Trend(insight), compared, Now(insight)];
        return said.ResourceNotFound ? text["Insight.Unknown", Signal(insight), insight.Code] : said.Value;
    }

    public string? ToDo(InsightView insight) => text[$"Insight.{insight.Code}.Do"] is { ResourceNotFound: false } known ? known.Value : null;

    public string? Similar(InsightView insight) => insight.LastSimilar is { } last
        ? text["Insight.Similar", SiteTime.Day(last.At, Zone(insight)), last.Found ?? ""].Value
        : null;

    string Signal(InsightView insight)
    {
        var name = insight.Subject is { } subject ? tree.Tree.Signal(subject)?.Name : null;
        var twin = tree.Tree.Find(insight.Twin)?.Name;
        return twin is not null && name is not null ? $"{twin}, {LowerFirst(name)}" : name ?? twin ?? text["Insight.Gone"].Value;
    }

    // "NO2" and "pH" keep their case.
    static string LowerFirst(string name) => name.Length > 1 && char.IsUpper(name[0]) && char.IsLower(name[1]) ? char.ToLower(name[0], CultureInfo.CurrentCulture) + name[1..] : name;

    static string Amount(InsightView insight) => Number(insight, "magnitude") is { } magnitude
        ? $"{Numbers.Short(Math.Abs(magnitude))} {UnitText.Of(Given(insight, "unit"))}".TrimEnd()
        : Numbers.Unknown;

    static string Now(InsightView insight) => Number(insight, "now") is { } now ? $"{Numbers.Short(now)} {UnitText.Of(Given(insight, "unit"))}".TrimEnd() : Numbers.Unknown;

    string Direction(InsightView insight)
    {
        var below = Number(insight, "magnitude") < 0;
        return insight.Code.EndsWith(".spread", StringComparison.Ordinal)
            ? text[below ? "Insight.Less" : "Insight.More"]
            : text[below ? "Insight.Below" : "Insight.Above"];
    }

    string Trend(InsightView insight)
    {
        var (rising, falling) = (Given(insight, "trend") == "rising", Given(insight, "trend") == "falling");
        return text[rising ? "Insight.Trend.Rising" : falling ? "Insight.Trend.Falling" : "Insight.Trend.Steady"];
    }

    /// <summary>A moment when it is known to a few hours, else between two days.</summary>
    public string Since(InsightView insight)
    {
        if (Time(insight, "sinceEarliest") is not { } from || Time(insight, "sinceLatest") is not { } to)
            return SiteTime.Short(insight.DeliveredAt, Zone(insight), clock.Now());
        return to - from < TimeSpan.FromHours(12)
            ? SiteTime.Short(from + ((to - from) / 2), Zone(insight), clock.Now())
            : text["Insight.Between", Day(from, insight), Day(to, insight)];
    }

    string Day(DateTimeOffset time, InsightView insight)
    {
        var (local, now) = (TimeZoneInfo.ConvertTime(time, Zone(insight)), TimeZoneInfo.ConvertTime(clock.Now(), Zone(insight)));
        return local.ToString(local.Year == now.Year ? "d MMM" : "d MMM yyyy", CultureInfo.CurrentCulture);
    }

    static string Given(InsightView insight, string name) => insight.Arguments.GetValueOrDefault(name, "");

    public static double? Number(InsightView insight, string name) =>
        double.TryParse(Given(insight, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    public static DateTimeOffset? Time(InsightView insight, string name) =>
        DateTimeOffset.TryParse(Given(insight, name), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time : null;
}
