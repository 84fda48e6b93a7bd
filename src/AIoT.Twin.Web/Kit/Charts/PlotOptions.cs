namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>What the script is told when a chart is made; see js/plot/types.ts.</summary>
sealed record PlotOptions(
    string Zone,
    string ZoneName,
    IReadOnlyList<PlotOptions.Line> Lines,
    IReadOnlyList<PlotLevel> Levels,
    IReadOnlyList<PlotOptions.Mark> Marks)
{
    public sealed record Line(string Name, string Unit, string Style, int? Decimals, double GapAfter, IReadOnlyList<string>? Words = null);

    public sealed record Mark(double From, double? To, string Text);

    public static string StyleOf(PlotStyle style) => style.ToString().ToLowerInvariant();

    public static PlotOptions Of(TimeZoneInfo zone, DateTimeOffset at, IEnumerable<Line> lines, IReadOnlyList<PlotLevel> levels, IReadOnlyList<PlotMark> marks) => new(
        zone.Id,
        zone.Id == "UTC" ? "UTC" : $"{SiteTime.ZoneName(zone, at)} ({zone.Id})",
        [.. lines],
        levels,
        [.. marks.Select(m => new Mark(PlotBytes.Seconds(m.From), m.To is { } to ? PlotBytes.Seconds(to) : null, m.Text))]);
}
