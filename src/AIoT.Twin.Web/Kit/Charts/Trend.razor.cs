using AIoT.Twin.Governance;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>History and live values of some signals in one chart: gaps stay gaps, stale ends are greyed, the site's zone is named.</summary>
public sealed partial class Trend : ComponentBase
{
    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<Guid> Signals { get; set; }

    /// <summary>As typed: "now-8h", "now-30d", "2026-01-01 to 2026-02-01". A page binds it to its address.</summary>
    [Parameter]
    public string Range { get; set; } = "now-8h";

    [Parameter]
    public EventCallback<string> RangeChanged { get; set; }

    /// <summary>Without it the names of the signals.</summary>
    [Parameter]
    public string? Label { get; set; }

    [Parameter]
    public IReadOnlyList<PlotMark> Marks { get; set; } = [];

    [Parameter]
    public IReadOnlyList<PlotLevel> Levels { get; set; } = [];

    /// <summary>A CSS length.</summary>
    [Parameter]
    public string Height { get; set; } = "var(--twin-chart-height)";

    /// <summary>Shows range, table and CSV.</summary>
    [Parameter]
    public bool Toolbar { get; set; } = true;
}
