using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Kit.Charts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>One pen: what it is, its figures, and what can be set for it.</summary>
public sealed partial class TrendPenRow(ITwinTreeSource tree, LiveSignals readable, IStringLocalizer<TrendsText> text) : ComponentBase
{
    // As js/plot/look.ts has them.
    const int Colours = 6;

    bool _scaling;
    bool _wrong;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required TrendPen Pen { get; set; }

    [Parameter, EditorRequired]
    public required int Number { get; set; }

    [Parameter]
    public PenMeasure? Measure { get; set; }

    [Parameter]
    public bool HasA { get; set; }

    [Parameter]
    public bool HasB { get; set; }

    [Parameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    [Parameter]
    public EventCallback<PenLook> Changed { get; set; }

    [Parameter]
    public EventCallback Removed { get; set; }

    IStringLocalizer<TrendsText> Text => text;

    SignalNode? Signal => readable.Find(Caller, Pen.Signal);

    string Name => Signal?.Name ?? text["Pen.Gone"];

    string Place => Signal is { } signal ? string.Join(" / ", tree.Tree.SelfAndAncestors(signal.TwinId).TakeWhile(t => t.Level > TwinLevel.Area).Select(t => t.Name).Reverse()) : "";

    string Unit => UnitText.Of(Signal?.Unit);

    static string Figure(double? value) => Numbers.Text(value);

    // As fine as the values it is of.
    int Decimals(double difference) => Math.Max(Math.Abs(Measure?.A?.Value ?? difference), Math.Abs(Measure?.B?.Value ?? difference)) switch
    {
        >= 1000 => 0,
        >= 10 => 1,
        >= 0.1 => 2,
        _ => 4,
    };

    RenderFragment Reading(PenReading? reading) => builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "title", reading is null ? text["Pen.NothingBefore"].Value : text["Pen.From", SiteTime.Stamp(reading.Time, Zone)].Value);
        builder.AddAttribute(2, "data-quality", reading?.Quality.ToString().ToLowerInvariant());
        builder.AddContent(3, reading is { Word: { } word } ? word : Figure(reading?.Value));
        builder.AddContent(4, reading?.Quality is Quality.Uncertain ? " ?" : reading?.Quality is Quality.Bad ? " ✕" : "");
        builder.CloseElement();
    };

    static double? Given(ChangeEventArgs given) =>
        double.TryParse(given.Value?.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    static string? Plain(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);

    Task EndsAsync(double? low, double? high)
    {
        _wrong = low >= high;
        return _wrong ? Task.CompletedTask : Changed.InvokeAsync(Pen.Look with { Low = low, High = high });
    }
}
