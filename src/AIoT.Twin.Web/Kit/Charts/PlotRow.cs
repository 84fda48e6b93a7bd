namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>All lines of a chart at one time, for its table and its file.</summary>
sealed record PlotRow(DateTimeOffset Time, IReadOnlyList<PlotPoint?> Points)
{
    public static IReadOnlyList<PlotRow> Of(IReadOnlyList<PlotLine> lines)
    {
        // A state holds until the next one, so it stands in every row.
        var held = lines.Select(l => l.Style is PlotStyle.States ? l.Points : null).ToArray();
        var byTime = lines.Select(l => l.Points.Where(p => p.Value is not null).GroupBy(p => p.Time).ToDictionary(g => g.Key, g => g.Last())).ToArray();
        return
        [
            .. from time in byTime.SelectMany(l => l.Keys).Distinct().Order()
               select new PlotRow(time, [.. byTime.Select((l, i) => l.TryGetValue(time, out var point) ? point : Held(held[i], time))]),
        ];
    }

    static PlotPoint? Held(IReadOnlyList<PlotPoint>? states, DateTimeOffset time)
    {
        var (low, high) = (0, states?.Count ?? 0);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = states![middle].Time <= time ? (middle + 1, high) : (low, middle);
        }

        return low > 0 ? states![low - 1] : null;
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
