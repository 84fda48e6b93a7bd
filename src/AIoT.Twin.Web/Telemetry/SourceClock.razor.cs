using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Telemetry.Sources.Clocks;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>How a source's times stand against this server's clock, when they jumped, and what is allowed of them.</summary>
public sealed partial class SourceClock(LimitClock limits, HistorianOptions options, SourcesTexts texts) : ComponentBase
{
    double? _ahead;
    double? _behind;
    Refusal? _refused;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required SourceRow Row { get; set; }

    [Parameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    protected override void OnInitialized() => (_ahead, _behind) = (Row.Source.AllowedAhead?.TotalSeconds, Row.Source.AllowedBehind?.TotalSeconds);

    async Task SaveAsync()
    {
        var result = await limits.RunAsync(Caller, Row.Source.Id, Row.Source.Version, Span(_ahead), Span(_behind), CancellationToken.None);
        _refused = (result as SourceResult.Refused)?.Why;
    }

    static TimeSpan? Span(double? seconds) => seconds is { } given ? TimeSpan.FromSeconds(Math.Clamp(given, -1e9, 1e9)) : null;
}
