using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>A chart over time of values a page has computed, with a table of them and CSV.</summary>
public sealed partial class Plot(ScriptModules scripts, IStringLocalizer<KitText> text) : ComponentBase, IAsyncDisposable
{
    ElementReference _host;
    PlotCanvas? _canvas;
    object? _drawn;
    bool _table;

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

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var wanted = (Lines, Marks, Levels, Zone);
        if (wanted.Equals(_drawn) || Span() is not var (from, to))
            return;

        _drawn = wanted;
        var lines = Lines.Select((l, i) => new PlotOptions.Line(l.Name, UnitText.Of(l.Unit), PlotOptions.StyleOf(l.Style), l.Decimals, 0, l.Words, i, l.Unit));
        var options = PlotOptions.Of(Zone, (from, to), lines, Levels, Marks, text);
        _canvas ??= await PlotCanvas.MakeAsync(scripts, _host, options, null);
        await _canvas.SetAsync(options, [.. Lines.Select(l => l.Points)], from, to, null);
    }

    // Half a step of room on both sides, so that bars and dots at the ends are whole.
    (DateTimeOffset From, DateTimeOffset To)? Span()
    {
        var times = Lines.SelectMany(l => l.Points).Select(p => p.Time).Distinct().Order().ToArray();
        if (times.Length == 0)
            return null;
        var half = times.Length == 1 ? TimeSpan.FromHours(1) : (times[^1] - times[0]) / (times.Length - 1) / 2;
        return (times[0] - half, times[^1] + half);
    }

    public async ValueTask DisposeAsync()
    {
        if (_canvas is not null)
            await _canvas.DisposeAsync();
    }
}
