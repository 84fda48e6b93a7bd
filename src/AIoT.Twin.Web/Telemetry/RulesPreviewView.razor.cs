using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Kit.Charts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>What rules would have made of the last hour of a signal: how many values stay, and how far the picture moves.</summary>
public sealed partial class RulesPreviewView(PreviewRules preview, SourcesTexts texts, IStringLocalizer<SourcesText> text) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    IReadOnlyList<PlotLine> _lines = [];
    RulesPreview? _preview;
    RuleList? _shown;
    Refusal? _refused;
    bool _busy;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public Guid Signal { get; set; }

    [Parameter, EditorRequired]
    public required RuleList Rules { get; set; }

    [Parameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    // A picture of other rules than those beside it would mislead.
    protected override void OnParametersSet()
    {
        if (_shown is not null && !_shown.Equals(Rules))
            (_preview, _refused, _shown) = (null, null, null);
    }

    async Task ShowAsync()
    {
        (_busy, _shown) = (true, Rules);
        var result = await preview.RunAsync(Caller, Signal, Rules, PreviewRules.Usual, _leaving.Token);
        _busy = false;
        _refused = (result as PreviewRulesResult.Refused)?.Why;
        _preview = (result as PreviewRulesResult.Shown)?.Preview;
        if (_preview is { } shown)
            _lines = [Line("Rules.Raw", shown.Raw, PlotStyle.Line), Line("Rules.Kept", shown.Kept, PlotStyle.Dashed)];
    }

    PlotLine Line(string name, IReadOnlyList<Sample> samples, PlotStyle style) =>
        new(text[name], _preview!.Signal.Unit, [.. samples.Select(s => new PlotPoint(s.Time, ValueOf(s)))]) { Style = style };

    double? ValueOf(in Sample sample) =>
        SampleNumber.Of(_preview!.Signal.Kind, sample.Bits) is var number && SampleNumber.IsUsed(sample.Status, number) ? number : null;

    string In(double? deviation) => deviation is { } known ? $"{Numbers.Short(known)} {UnitText.Of(_preview!.Signal.Unit)}".Trim() : Numbers.Unknown;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
