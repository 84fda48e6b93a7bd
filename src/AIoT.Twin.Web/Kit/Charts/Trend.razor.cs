using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>History and live values of some signals in one chart: gaps stay gaps, stale ends are greyed, the site's zone is named.</summary>
public sealed partial class Trend(
    TrendHistory history, ITelemetryFeed feed, ITwinTreeSource tree, ScriptModules scripts, TimeProvider clock, IStringLocalizer<KitText> text,
    ILogger<Trend> logger)
    : ComponentBase, IAsyncDisposable
{
    static readonly TimeSpan s_frame = TimeSpan.FromMilliseconds(250);

    readonly CancellationTokenSource _leaving = new();
    readonly Stack<string> _before = [];
    ElementReference _host;
    DotNetObjectReference<Trend>? _self;
    PlotCanvas? _canvas;
    TrendTail? _tail;
    IReadOnlyList<TrendAsk> _asks = [];
    IReadOnlyList<TrendLine>? _lines;
    IReadOnlyList<Guid> _signals = [];
    CancellationTokenSource _loadingSpan = new();
    Task _following = Task.CompletedTask;
    TimeZoneInfo _zone = TimeZoneInfo.Utc;
    DateTimeOffset? _lastData;
    string? _range;
    string _text = "";
    string? _failed;
    int _waiting;
    bool _wrong;
    bool _loading;
    bool _table;

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

    [Parameter]
    public TrendLook Look { get; set; } = TrendLook.Usual;

    /// <summary>Where the two cursors stand.</summary>
    [Parameter]
    public TrendCursors Cursors { get; set; }

    [Parameter]
    public EventCallback<TrendCursors> CursorsChanged { get; set; }

    /// <summary>A span was read and drawn; what else a page shows of it is better asked for now than before.</summary>
    [Parameter]
    public EventCallback<(DateTimeOffset From, DateTimeOffset To)> OnDrawn { get; set; }

    /// <summary>A CSS length.</summary>
    [Parameter]
    public string Height { get; set; } = "var(--twin-chart-height)";

    /// <summary>Shows range, table and CSV.</summary>
    [Parameter]
    public bool Toolbar { get; set; } = true;

    /// <summary>At the end of the bar, instead of table and CSV.</summary>
    [Parameter]
    public RenderFragment? Tools { get; set; }

    /// <summary>Shows the numbers instead of the chart, for a page that has the switch itself.</summary>
    [Parameter]
    public bool AsTable { get; set; }

    string Title => Label ?? string.Join(", ", Signals.Select(s => tree.Tree.Signal(s)?.Name).OfType<string>());

    IStringLocalizer<KitText> Text => text;

    IReadOnlyList<PlotLine> Shown => [.. (_lines ?? []).Where(l => !Look.Of(l.Signal.Id).Hidden).Select(l => l.Plot(text))];

    bool Readable => _lines is { Count: > 0 };

    bool Empty => _lines is { } lines && lines.All(l => l.Points.Count == 0) && _tail is null or { Taken: 0 };

    bool Sample => Signals.Select(s => tree.Tree.Signal(s)).OfType<SignalNode>().Any(s => tree.Tree.Find(s.TwinId)?.Sample == true);

    // While it is paused the clock of the chart stands still.
    DateTimeOffset Now => Look.Frozen ?? clock.Now();

    TimeRange? Parsed => TimeRange.Parse(_range, _zone, Now);
}
