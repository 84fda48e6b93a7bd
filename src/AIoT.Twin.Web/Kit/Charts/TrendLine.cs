using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>A signal on a trend, with what is known of it in the span shown.</summary>
sealed record TrendLine(SignalNode Signal, SeriesInfo? Series, string Name, IReadOnlyList<PlotPoint> Points, double GapAfter)
{
    public string Unit => UnitText.Of(Series?.Unit ?? Signal.Unit);

    public PlotStyle Style => Signal.Kind is ValueKind.Double or ValueKind.Integer ? PlotStyle.Line : PlotStyle.Steps;

    /// <summary>As the script is told; a switch or a state has the words it reads as.</summary>
    public PlotOptions.Line Option(IStringLocalizer<KitText> text) =>
        new(Name, Unit, PlotOptions.StyleOf(Style), null, GapAfter, ValueText.Words(Signal.Kind, text));

    public PlotLine Plot => new(Name, Unit, Points) { Style = Style };
}
