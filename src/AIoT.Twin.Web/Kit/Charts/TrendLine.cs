using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>A signal on a trend, with what is known of it in the span shown.</summary>
sealed record TrendLine(TrendAsk Ask, SeriesInfo? Series, string Name, IReadOnlyList<PlotPoint> Points, double GapAfter)
{
    /// <summary>What happened at the points of a text.</summary>
    public IReadOnlyList<string>? Texts { get; init; }

    public SignalNode Signal => Ask.Signal;

    public bool Ghost => Ask.Label is not null;

    public string Unit => UnitText.Of(Series?.Unit ?? Signal.Unit);

    public PlotStyle Style => Signal.Kind switch
    {
        ValueKind.Double or ValueKind.Integer => PlotStyle.Line,
        ValueKind.Text => PlotStyle.Events,
        _ => PlotStyle.States,
    };

    /// <summary>As the script is told; a switch or a state has the words it reads as.</summary>
    public PlotOptions.Line Option(IReadOnlyList<TrendLine> all, TrendLook look, IStringLocalizer<KitText> text)
    {
        var own = look.Of(Signal.Id);
        return new(Name, Unit, PlotOptions.StyleOf(Style), null, GapAfter, Words(text), Ask.Pen, ScaleIn(look))
        {
            Lane = LaneIn(all, look),
            Ghost = Ghost,
            Hidden = own.Hidden,
            Low = own.Low,
            High = own.High,
        };
    }

    public PlotLine Plot(IStringLocalizer<KitText> text) => new(Name, Unit, Points) { Style = Style, Words = Words(text) };

    IReadOnlyList<string>? Words(IStringLocalizer<KitText> text) => Texts ?? ValueText.Words(Signal.Kind, text);

    // What a person set the ends of has a scale of its own.
    string ScaleIn(TrendLook look) => look switch
    {
        { Scales: TrendScales.Shared } => "all",
        { Scales: TrendScales.Own } => $"pen {Ask.Pen}",
        _ => look.Of(Signal.Id) is { Low: null, High: null } ? $"unit {Unit}" : $"pen {Ask.Pen}",
    };

    int LaneIn(IReadOnlyList<TrendLine> all, TrendLook look) => look.Lanes switch
    {
        TrendLanes.Pen => Ask.Pen,
        TrendLanes.Unit => all.TakeWhile(l => l.Unit != Unit).Select(l => l.Unit).Distinct().Count(),
        _ => 0,
    };
}
