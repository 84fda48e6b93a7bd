using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>A chart over time of values a page has computed, with a table of them and CSV.</summary>
public sealed partial class Plot : ComponentBase
{
    /// <summary>What it shows, in words.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<PlotLine> Lines { get; set; }

    [Parameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    [Parameter]
    public IReadOnlyList<PlotMark> Marks { get; set; } = [];

    [Parameter]
    public IReadOnlyList<PlotLevel> Levels { get; set; } = [];

    /// <summary>A CSS length.</summary>
    [Parameter]
    public string Height { get; set; } = "var(--twin-chart-height)";

    /// <summary>Shows the buttons for table and CSV.</summary>
    [Parameter]
    public bool Toolbar { get; set; } = true;

    /// <summary>The file says that it is of the sample plant.</summary>
    [Parameter]
    public bool Sample { get; set; }
}
