using System.Globalization;
using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Import;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>The first rows as they will be stored: in the signal's unit, at the time of its site.</summary>
public sealed partial class ImportPreview(ITwinTreeSource twins) : ComponentBase
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<ImportPreviewRow>? Rows { get; set; }

    SignalNode? Signal(ImportPreviewRow row) => row.Signal is { } id ? twins.Tree.Signal(id) : null;

    TimeZoneInfo ZoneOf(ImportPreviewRow row) => Signal(row) is { } signal && twins.Tree.SiteOf(signal.TwinId) is { } site ? site.Zone : TimeZoneInfo.Utc;

    string NameOf(ImportPreviewRow row) => Signal(row) is { } signal ? $"{twins.Tree.PathOf(signal.TwinId)} · {signal.Name}" : "";

    // Every digit that will be stored.
    string ValueOf(ImportPreviewRow row) => row.Value switch
    {
        double number => UnitText.With(number.ToString("R", CultureInfo.CurrentCulture), Signal(row)?.Unit ?? "1"),
        IFormattable other => other.ToString(null, CultureInfo.CurrentCulture),
        var other => other?.ToString() ?? "",
    };
}
