using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>The pens with their values now, at two cursors and between them.</summary>
public sealed partial class TrendPenRows(IStringLocalizer<TrendsText> text) : ComponentBase
{
    [Parameter, EditorRequired]
    public required TrendState State { get; set; }

    [Parameter]
    public EventCallback<TrendState> StateChanged { get; set; }

    [Parameter]
    public IReadOnlyDictionary<Guid, PenMeasure> Measures { get; set; } = new Dictionary<Guid, PenMeasure>();

    [Parameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    IStringLocalizer<TrendsText> Text => text;

    bool HasA => State.Cursors.A is not null;

    bool HasB => State.Cursors.B is not null;

    string Apart => State.Cursors is ({ } a, { } b) ? TrendDuration.Of((b - a).Duration(), text) : "";

    string Stamp(DateTimeOffset? time) =>
        time is { } at ? TimeZoneInfo.ConvertTime(at, Zone).ToString("d MMM HH:mm:ss", CultureInfo.CurrentCulture) : "";
}
