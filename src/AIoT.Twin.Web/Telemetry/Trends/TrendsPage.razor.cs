using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Storage;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Kit.Charts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>Any signals over any span; the address is the whole state, so it can be shared and gone back to.</summary>
public sealed partial class TrendsPage(
    ITwinTreeSource tree, LiveSignals readable, TrendSisters sisters, TrendMarks marks, TrendMeasures measures, ScriptModules scripts, TimeProvider clock,
    NavigationManager navigation, IStringLocalizer<TrendsText> text)
    : ComponentBase, IAsyncDisposable
{
    readonly CancellationTokenSource _leaving = new();
    // Addresses on their way to the browser and back.
    readonly Queue<string> _asked = [];
    TrendState _state = new();
    TrendLook _look = TrendLook.Usual;
    (TwinNode Own, IReadOnlyList<TrendSister> Others)? _sisters;
    IReadOnlyList<TrendMark> _marks = [];
    IReadOnlyList<PlotMark> _plotMarks = [];
    IReadOnlyDictionary<Guid, PenMeasure> _measures = new Dictionary<Guid, PenMeasure>();
    IReadOnlyList<Guid> _recent = [];
    TimeZoneInfo _zone = TimeZoneInfo.Utc;
    Trend? _trend;
    ElementReference _page;
    DotNetObjectReference<TrendsPage>? _self;
    ScriptModule? _script;
    ScriptModule? _drops;
    string? _shared;
    TrendCursors _measured;
    int _without;
    bool _missing;
    bool _tree;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Inject]
    public required IRetentionQueries Retention { get; init; }

    IStringLocalizer<TrendsText> Text => text;

    bool Sample => _state.Signals.Select(tree.Tree.Signal).OfType<SignalNode>().Any(s => tree.Tree.Find(s.TwinId)?.Sample == true);

    DateTimeOffset Now => _state.Paused ?? clock.Now();

    TimeRange? Range => TimeRange.Parse(_state.Range, _zone, Now);

    (DateTimeOffset From, DateTimeOffset To)? Span => Range?.Resolve(_zone, Now);

    // Lanes and rows of states want room; one plot is as high as the window has it.
    string Height => _state.Lanes is TrendLanes.Pen ? $"max(min(60vh, 34rem), {_state.Pens.Count * 7}rem)" : "clamp(18rem, 60vh, 36rem)";

    protected override void OnInitialized()
    {
        navigation.LocationChanged += Moved;
        Read(navigation.Uri);
        _without = _state.Without.Count;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _script = await scripts.LoadAsync("trends");
        _self = DotNetObjectReference.Create(this);
        _drops = await _script.MakeAsync("attach", _page, _self);
        _recent = [.. (await _script.AskAsync<string[]?>("recall") ?? []).Select(s => Guid.TryParse(s, out var id) ? id : Guid.Empty)];
        await RememberAsync();
        await MeasureAsync();
        StateHasChanged();
    }

    void Moved(object? sender, LocationChangedEventArgs to)
    {
        if (new Uri(to.Location).AbsolutePath == TrendQuery.Page)
            _ = InvokeAsync(() => MovedAsync(to.Location));
    }

    async Task MovedAsync(string location)
    {
        if (_asked.TryPeek(out var asked) && asked == location)
            _asked.Dequeue();
        else
            _asked.Clear();
        // What was asked for since is shown already.
        if (_asked.Count > 0)
            return;
        Read(location);
        StateHasChanged();
        try
        {
            await RememberAsync();
            await MeasureAsync();
            if (_state.Without.Count != _without && Span is { } span)
                await LookAroundAsync(span);
            _without = _state.Without.Count;
            StateHasChanged();
        }
        catch (Exception gone) when (gone is OperationCanceledException or JSDisconnectedException)
        {
            // The page was left; nobody is there to be told.
        }
    }

    void Read(string address)
    {
        (_state, _shared) = (TrendQuery.Read(new Uri(address)), null);
        var now = tree.Tree;
        _zone = _state.Signals.Select(now.Signal).OfType<SignalNode>().Select(s => now.SiteOf(s.TwinId)?.Zone).FirstOrDefault(z => z is not null) ?? TimeZoneInfo.Utc;
        _sisters = sisters.Of(Caller, [.. _state.Signals.Where(s => readable.Find(Caller, s) is not null)]) is { } found ? Aligned(found) : null;
        var look = LookOf();
        // The same look stays the same object, so that nothing is drawn again for nothing.
        if (!Same(look, _look))
            _look = look;
    }

    // As many as there are pens, also where one may not be read.
    (TwinNode Own, IReadOnlyList<TrendSister> Others) Aligned((TwinNode Own, IReadOnlyList<TrendSister> Others) found)
    {
        var known = _state.Signals.Where(s => readable.Find(Caller, s) is not null).ToList();
        return (found.Own, [.. found.Others.Select(o => o with { Signals = [.. _state.Signals.Select(s => known.IndexOf(s) is >= 0 and var at ? o.Signals[at] : null)] })]);
    }

    TrendLook LookOf() => new()
    {
        Scales = _state.Scales,
        Lanes = _state.Lanes,
        Pens = _state.Pens.Where(p => p.Look != PenLook.Usual).ToDictionary(p => p.Signal, p => p.Look),
        Overlay = OverlayOf(),
        Frozen = _state.Paused,
        Cursors = true,
    };

    TrendOverlay? OverlayOf()
    {
        if (_state.Sister is { } sister && _sisters?.Others.FirstOrDefault(o => o.Twin.Id == sister) is { } other)
            return new TrendOverlay(string.Join(" / ", tree.Tree.SelfAndAncestors(sister).Take(2).Select(t => t.Name).Reverse()), other.Signals, TimeSpan.Zero);
        return _state.Earlier is { } earlier && Span is var (from, _) && TrendPeriod.Length(earlier, from, _zone) is { } length
            ? new TrendOverlay(TrendPeriod.Of(earlier, text), [.. _state.Signals.Select(s => (Guid?)s)], length)
            : null;
    }

    static bool Same(TrendLook a, TrendLook b) =>
        a with { Pens = b.Pens, Overlay = b.Overlay } == b && a.Pens.Count == b.Pens.Count && !a.Pens.Except(b.Pens).Any()
        && a.Overlay?.Label == b.Overlay?.Label && a.Overlay?.Earlier == b.Overlay?.Earlier && (a.Overlay?.Signals ?? []).SequenceEqual(b.Overlay?.Signals ?? []);

    // Marks come after the chart, which is what one waits for.
    async Task LookAroundAsync((DateTimeOffset From, DateTimeOffset To) span)
    {
        await TryAsync(async () => _marks = await marks.LoadAsync(Caller, _state, span.From, span.To, _zone, _leaving.Token));
        _plotMarks = [.. _marks.Select(m => m.Mark)];
    }

    // The chart stands on its own: what is missing beside it is said.
    async Task TryAsync(Func<Task> read)
    {
        if (_leaving.IsCancellationRequested)
            return;
        try
        {
            await read();
            _missing = false;
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Exception failed) when (failed is TimeoutException or IOException or System.Data.Common.DbException)
        {
            _missing = true;
        }
    }

    async Task MeasureAsync()
    {
        var (signals, cursors) = (_state.Signals, _state.Cursors);
        if (_measured == cursors && _measures.Count > 0 && signals.All(_measures.ContainsKey))
            return;
        _measures = new Dictionary<Guid, PenMeasure>();
        if (cursors is not { A: null, B: null })
            await TryAsync(async () => _measures = await measures.ReadAsync(Caller, signals, cursors, _leaving.Token));
        _measured = cursors;
    }

    async Task RememberAsync()
    {
        if (_script is not null && _state.Pens.Count > 0)
            await _script.CallAsync("remember", _state.Signals.Select(s => s.ToString()).ToArray());
    }

    // Shown at once: the next step, which may come before the browser has answered, goes on from here.
    void Go(TrendState state, bool replace = false)
    {
        var address = navigation.ToAbsoluteUri(TrendQuery.AddressOf(state)).AbsoluteUri;
        _asked.Enqueue(address);
        Read(address);
        StateHasChanged();
        navigation.NavigateTo(address, new NavigationOptions { ReplaceHistoryEntry = replace });
    }

    public async ValueTask DisposeAsync()
    {
        navigation.LocationChanged -= Moved;
        await _leaving.CancelAsync();
        if (_drops is not null)
        {
            await _drops.CallAsync("dispose");
            await _drops.DisposeAsync();
        }

        if (_script is not null)
            await _script.DisposeAsync();
        _self?.Dispose();
        _leaving.Dispose();
    }
}
