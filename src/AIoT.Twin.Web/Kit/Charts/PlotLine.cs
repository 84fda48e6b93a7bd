namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>A named line in one unit (UCUM code, or plain words); points ascend in time. Lines of one unit share an axis.</summary>
public sealed record PlotLine(string Name, string Unit, IReadOnlyList<PlotPoint> Points)
{
    public PlotStyle Style { get; init; } = PlotStyle.Line;

    public int? Decimals { get; init; }
}
