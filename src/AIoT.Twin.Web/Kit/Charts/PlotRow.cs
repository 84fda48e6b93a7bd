namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>All lines of a chart at one time, for its table and its file.</summary>
sealed record PlotRow(DateTimeOffset Time, IReadOnlyList<PlotPoint?> Points)
{
    public static IReadOnlyList<PlotRow> Of(IReadOnlyList<PlotLine> lines)
    {
        var byTime = lines.Select(l => l.Points.Where(p => p.Value is not null).GroupBy(p => p.Time).ToDictionary(g => g.Key, g => g.Last())).ToArray();
        return
        [
            .. from time in byTime.SelectMany(l => l.Keys).Distinct().Order()
               select new PlotRow(time, [.. byTime.Select(l => l.TryGetValue(time, out var point) ? point : (PlotPoint?)null)]),
        ];
    }

    public static IReadOnlyList<RowColumn<PlotRow>> ColumnsOf(IReadOnlyList<PlotLine> lines, string time, string low, string high) =>
        [new(time, row => row.Time), .. lines.SelectMany((line, i) => ColumnsOf(line, i, low, high))];

    static IEnumerable<RowColumn<PlotRow>> ColumnsOf(PlotLine line, int at, string low, string high)
    {
        var name = UnitText.Of(line.Unit) is { Length: > 0 } unit ? $"{line.Name} ({unit})" : line.Name;
        yield return new(name, row => line.Cell(row.Points[at]?.Value)) { Decimals = line.Decimals };
        if (line.Words is not null || line.Points.All(p => p.Low is null && p.High is null))
            yield break;
        yield return new($"{name}, {low}", row => row.Points[at]?.Low) { Decimals = line.Decimals };
        yield return new($"{name}, {high}", row => row.Points[at]?.High) { Decimals = line.Decimals };
    }
}
