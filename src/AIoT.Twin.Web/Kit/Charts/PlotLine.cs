namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>A named line in one unit (UCUM code, or plain words); points ascend in time. Lines of one unit share an axis.</summary>
public sealed record PlotLine(string Name, string Unit, IReadOnlyList<PlotPoint> Points)
{
    public PlotStyle Style { get; init; } = PlotStyle.Line;

    public int? Decimals { get; init; }

    /// <summary>What 0, 1, … read as, for states and events.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>The value as a cell of a table: a number, or what it reads as.</summary>
    public object? Cell(double? value) =>
        value is { } number && Words is { } words ? number >= 0 && number < words.Count ? words[(int)number] : number : value;
}
