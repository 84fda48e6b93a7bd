using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>A signal on a trend, with what is known of it in the span shown.</summary>
sealed record TrendLine(SignalNode Signal, SeriesInfo? Series, string Name, IReadOnlyList<PlotPoint> Points, double GapAfter)
{
    public string Unit => UnitText.Of(Series?.Unit ?? Signal.Unit);

    public PlotStyle Style => Signal.Kind is ValueKind.Double or ValueKind.Integer ? PlotStyle.Line : PlotStyle.Steps;

    public PlotOptions.Line Option => new(Name, Unit, PlotOptions.StyleOf(Style), null, GapAfter);

    public PlotLine Plot => new(Name, Unit, Points) { Style = Style };
}
