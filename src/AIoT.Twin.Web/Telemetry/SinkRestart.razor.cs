using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Sinks;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Begins a sink anew, from a time on or from now, with the reason why.</summary>
public sealed partial class SinkRestart(RestartSink restart, SinksTexts texts) : ComponentBase
{
    DateTime? _from;
    string _reason = "";
    string? _refused;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required SinkRow Row { get; set; }

    [Parameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    async Task RestartAsync()
    {
        var from = _from is { } local ? new DateTimeOffset(local, Zone.GetUtcOffset(local)) : (DateTimeOffset?)null;
        var result = await restart.RunAsync(Caller, Row.Sink.Id, from, _reason, CancellationToken.None);
        _refused = result is SinkResult.Refused refused ? texts.Of(refused.Why) : null;
        if (result is SinkResult.Done)
            (_from, _reason) = (null, "");
    }
}
