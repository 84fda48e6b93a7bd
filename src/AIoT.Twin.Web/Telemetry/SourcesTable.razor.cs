using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Sources with how they do, one row each.</summary>
public sealed partial class SourcesTable : ComponentBase
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<SourceRow> Rows { get; set; }

    /// <summary>Only whether it delivers, since when, and why not.</summary>
    [Parameter]
    public bool Short { get; set; }

    TimeZoneInfo ZoneOf(SourceRow row) => Tree.Tree.SiteOf(row.Source.TwinId)?.Zone ?? TimeZoneInfo.Utc;

    string Dropped(SourceStatus? status) => status is { Dropped.Count: > 0 }
        ? string.Join(", ", status.Dropped.Select(d => $"{Numbers.Text(d.Count)} {Texts.Drop(d.Reason)}"))
        : Text["Dropped.None"];
}
