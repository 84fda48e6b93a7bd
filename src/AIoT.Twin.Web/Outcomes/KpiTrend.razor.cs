using AIoT.Twin.Acquisition;
using AIoT.Twin.Outcomes;
using AIoT.Twin.Telemetry.Calendars;
using AIoT.Twin.Web.Kit.Charts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Outcomes;

/// <summary>
/// The KPI week by week with what it is compared to: the fitted baseline, or the baseline's level and the level since with its range.
/// </summary>
public sealed partial class KpiTrend(OutcomeWords words, ICalendars calendars, IStringLocalizer<OutcomesText> T) : ComponentBase
{
    KpiValue? _drawn;
    IReadOnlyList<PlotLine> _lines = [];
    IReadOnlyList<PlotLevel> _levels = [];
    IReadOnlyList<PlotMark> _marks = [];

    [Parameter, EditorRequired]
    public required UseCaseView View { get; set; }

    [Parameter, EditorRequired]
    public required KpiView Kpi { get; set; }

    [Parameter, EditorRequired]
    public required KpiValue Value { get; set; }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_drawn, Value))
            return;
        _drawn = Value;
        var fitted = Value.Trend.Any(p => p.Expected is not null);
        var change = calendars.Of(View.Site).StartOf(Kpi.Kpi.Definition.ChangeOn);
        _lines = fitted
            ? [Line("Detail.MeasuredRaw", p => p.Value), Line("Detail.Expected", p => p.Expected) with { Style = PlotStyle.Dashed }]
            : [Line("Detail.Measured", p => p.Value), .. Since(change)];
        // The fitted baseline and its target move with production and weather; their yearly means would mislead as levels.
        _levels = fitted ? [] : [.. Level("Detail.BaselineLevel", Value.Baseline.Value), .. Level("Detail.TargetLevel", Value.Target)];
        _marks = Value.Trend.Count > 0 ? [new(change.ToTime(), null, T["Detail.ChangeMark"])] : [];
    }

    PlotLine Line(string name, Func<KpiPoint, double?> of) =>
        new(T[name], words.Axis(Value.Unit), [.. Value.Trend.Select(p => new PlotPoint(p.From.ToTime(), of(p)))]);

    IEnumerable<PlotLine> Since(long change)
    {
        if (Value is not { Change: { } range, Baseline.Value: { } baseline, Reporting.Value: { } level })
            yield break;
        var (low, high) = (baseline * (1 + range.Low), baseline * (1 + range.High));
        yield return new(T["Side.reporting"], words.Axis(Value.Unit),
            [.. Value.Trend.Where(p => p.From >= change).Select(p => new PlotPoint(p.From.ToTime(), level, low, high))])
        {
            Style = PlotStyle.Dashed,
        };
    }

    IEnumerable<PlotLevel> Level(string name, double? value) =>
        value is { } known ? [new PlotLevel(known, T[name, words.Value(known, Value.Unit)])] : [];
}
