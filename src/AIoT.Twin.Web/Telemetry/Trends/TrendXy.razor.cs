using System.Runtime.InteropServices;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>One pen against another: each dot is both at one time.</summary>
public sealed partial class TrendXy(TrendPairs pairs, LiveSignals readable, ScriptModules scripts, IStringLocalizer<TrendsText> text) : ComponentBase, IAsyncDisposable
{
    readonly CancellationTokenSource _leaving = new();
    ElementReference _host;
    ScriptModule? _module;
    ScriptModule? _canvas;
    IReadOnlyList<(double X, double Y)>? _pairs;
    bool _failed;
    (Guid X, Guid Y, DateTimeOffset From, DateTimeOffset To)? _shown;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required Guid X { get; set; }

    [Parameter, EditorRequired]
    public required Guid Y { get; set; }

    [Parameter, EditorRequired]
    public required (DateTimeOffset From, DateTimeOffset To) Span { get; set; }

    [Parameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    IStringLocalizer<TrendsText> Text => text;

    string Label => text["Xy.Label", readable.Find(Caller, Y)?.Name ?? "", readable.Find(Caller, X)?.Name ?? ""];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var wanted = (X, Y, Span.From, Span.To);
        if (_shown == wanted || readable.Find(Caller, X) is not { } x || readable.Find(Caller, Y) is not { } y)
            return;

        _shown = wanted;
        try
        {
            await DrawAsync(x, y);
            _failed = false;
        }
        catch (OperationCanceledException)
        {
            // The page was left.
            return;
        }
        catch (Exception failed) when (failed is TimeoutException or IOException or System.Data.Common.DbException)
        {
            _failed = true;
        }

        StateHasChanged();
    }

    async Task DrawAsync(SignalNode x, SignalNode y)
    {
        _pairs = await pairs.ReadAsync(x, y, Span.From, Span.To, _leaving.Token);
        if (_canvas is null)
        {
            _module = await scripts.LoadAsync("xy");
            _canvas = await _module.MakeAsync("create", _host);
        }

        var options = new { x = Side(x), y = Side(y), earliest = SiteTime.Stamp(Span.From, Zone), latest = SiteTime.Stamp(Span.To, Zone) };
        await _canvas.CallAsync("set", options, MemoryMarshal.AsBytes<double>([.. _pairs.SelectMany(p => new[] { p.X, p.Y })]).ToArray());
    }

    static object Side(SignalNode signal) => new { name = signal.Name, unit = UnitText.Of(signal.Unit) };

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        if (_canvas is not null)
        {
            await _canvas.CallAsync("dispose");
            await _canvas.DisposeAsync();
            await _module!.DisposeAsync();
        }

        _leaving.Dispose();
    }
}
