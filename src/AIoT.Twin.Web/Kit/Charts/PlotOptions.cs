using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>What the script is told about a chart; see js/plot/types.ts.</summary>
sealed record PlotOptions(
    string Zone,
    string ZoneName,
    IReadOnlyList<PlotOptions.Line> Lines,
    IReadOnlyList<PlotLevel> Levels,
    IReadOnlyList<PlotOptions.Mark> Marks,
    PlotOptions.Said Texts)
{
    public bool Legend { get; init; } = true;

    public bool Cursors { get; init; }

    /// <summary>What the lines behind are.</summary>
    public string? Behind { get; init; }

    public sealed record Line(string Name, string Unit, string Style, int? Decimals, double GapAfter, IReadOnlyList<string>? Words, int Pen, string Scale)
    {
        public int Lane { get; init; }

        public bool Ghost { get; init; }

        public bool Hidden { get; init; }

        public double? Low { get; init; }

        public double? High { get; init; }
    }

    public sealed record Mark(double From, double? To, string Text, string Kind, bool Shade);

    public sealed record Said(string Cursor, string Uncertain, string Bad, string Several, string None, string Help);

    public static string StyleOf(PlotStyle style) => style.ToString().ToLowerInvariant();

    public static IReadOnlyList<Mark> MarksOf(IEnumerable<PlotMark> marks) =>
        [.. marks.Select(m => new Mark(PlotBytes.Seconds(m.From), m.To is { } to ? PlotBytes.Seconds(to) : null, m.Text, m.Kind, m.Shade))];

    public static PlotOptions Of(
        TimeZoneInfo zone, (DateTimeOffset From, DateTimeOffset To) span, IEnumerable<Line> lines, IReadOnlyList<PlotLevel> levels, IEnumerable<PlotMark> marks,
        IStringLocalizer<KitText> text) => new(
        zone.Id,
        ZoneOf(zone, span.From, span.To),
        [.. lines],
        levels,
        MarksOf(marks),
        new(text["Plot.Cursor"], text["Quality.Uncertain"], text["Quality.Bad"], text["Plot.Several"], text["Trend.Empty"], text["Plot.Keys"]));

    // Over a change of the clocks both names.
    static string ZoneOf(TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to)
    {
        var names = new[] { SiteTime.ZoneName(zone, from), SiteTime.ZoneName(zone, to) }.Distinct();
        return zone.Id == "UTC" ? "UTC" : $"{string.Join(" → ", names)} ({zone.Id})";
    }
}
