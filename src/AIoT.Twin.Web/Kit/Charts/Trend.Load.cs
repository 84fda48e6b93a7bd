using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using Microsoft.JSInterop;

namespace AIoT.Twin.Web.Kit.Charts;

// How it comes to what it shows.
public sealed partial class Trend
{
    // More points than this for a line since the span was read, and it is read again, in buckets.
    const int MostTaken = 1500;

    // While the numbers are shown the chart has no width.
    const int UsualWidth = 800;

    static readonly TimeSpan s_tick = TimeSpan.FromSeconds(1);

    string? _parameterRange;
    TrendLook _look = TrendLook.Usual;
    IReadOnlyList<PlotMark> _marks = [];
    TrendCursors _cursors;

    protected override void OnParametersSet()
    {
        _zone = Signals.Select(s => tree.Tree.Signal(s)).OfType<SignalNode>().Select(s => tree.Tree.SiteOf(s.TwinId)?.Zone).FirstOrDefault(z => z is not null) ?? TimeZoneInfo.Utc;
        if (_parameterRange == Range)
            return;

        // The page's address changed; what was typed here meanwhile is over.
        _parameterRange = _range = _text = Range;
        _signals = [];
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_signals.SequenceEqual(Signals) || firstRender || _look.Overlay != Look.Overlay || _look.Frozen != Look.Frozen)
        {
            (_signals, _look, _marks) = ([.. Signals], Look, Marks);
            await ReloadAsync();
        }
        else
        {
            await ShowChangesAsync();
        }

        // It may have been left while its span was read.
        if (firstRender && !_leaving.IsCancellationRequested)
            _following = FollowAsync(_leaving.Token);
    }

    // What can be shown without asking history again.
    async Task ShowChangesAsync()
    {
        if (_canvas is null || _loading)
            return;
        if (_look != Look && _lines is { } lines && Parsed?.Resolve(_zone, Now) is { } span)
        {
            _look = Look;
            await _canvas.ConfigureAsync(Options(lines, span));
        }

        if (!ReferenceEquals(_marks, Marks))
        {
            _marks = Marks;
            await _canvas.MarkAsync(Marks);
        }

        await PutCursorsAsync();
    }

    async Task PutCursorsAsync()
    {
        if (_canvas is null || _cursors == Cursors)
            return;
        _cursors = Cursors;
        await _canvas.PutCursorsAsync(Cursors.A, Cursors.B);
    }

    async Task ReloadAsync()
    {
        if (_leaving.IsCancellationRequested)
            return;
        await _loadingSpan.CancelAsync();
        _loadingSpan = CancellationTokenSource.CreateLinkedTokenSource(_leaving.Token);
        (_loading, _failed) = (true, null);
        StateHasChanged();
        (DateTimeOffset, DateTimeOffset)? drawn = null;
        try
        {
            drawn = await LoadAsync(_loadingSpan.Token);
            _loading = false;
        }
        catch (Exception left) when (left is OperationCanceledException or JSDisconnectedException)
        {
            // Another span was asked for meanwhile, or the page was left.
            return;
        }
        catch (Exception failed) when (failed is TimeoutException or IOException or System.Data.Common.DbException)
        {
            (_loading, _failed) = (false, Guid.NewGuid().ToString("n")[..8]);
            LogFailed(failed, _failed);
        }

        StateHasChanged();
        if (drawn is { } span && !_leaving.IsCancellationRequested)
            await OnDrawn.InvokeAsync(span);
    }

    // The span that was read; null when the range is none.
    async Task<(DateTimeOffset From, DateTimeOffset To)?> LoadAsync(CancellationToken cancellationToken)
    {
        if (Parsed is not { } range || range.Resolve(_zone, Now) is not { } span)
        {
            (_wrong, _lines) = (true, _lines ?? []);
            return null;
        }

        _wrong = false;
        _asks = history.AsksOf(Caller, Signals, Look.Overlay);
        // Registered before history is read: what comes between waits in the stream.
        var tail = new TrendTail(feed, history.SeriesOf(_asks));
        var width = await (await CanvasAsync(span)).WidthAsync();
        var lines = await history.LoadAsync(_asks, span.From, span.To, width > 1 ? width : UsualWidth, cancellationToken);
        _tail?.Dispose();
        (_tail, _lines, _waiting) = (tail, lines, 0);
        _lastData = Empty ? await history.LastBeforeAsync(lines, span.From, cancellationToken) : null;
        await _canvas!.SetAsync(Options(lines, span), [.. lines.Select(l => l.Points)], span.From, span.To, range.Live ? span.To : null);
        await PutCursorsAsync();
        return span;
    }

    async Task<PlotCanvas> CanvasAsync((DateTimeOffset From, DateTimeOffset To) span)
    {
        _self ??= DotNetObjectReference.Create(this);
        return _canvas ??= await PlotCanvas.MakeAsync(scripts, _host, Options([], span), _self);
    }

    PlotOptions Options(IReadOnlyList<TrendLine> lines, (DateTimeOffset From, DateTimeOffset To) span) =>
        PlotOptions.Of(_zone, span, lines.Select(l => l.Option(lines, Look, text)), Levels, Marks, text) with { Legend = !Look.Cursors, Cursors = Look.Cursors, Behind = Look.Overlay?.Label };

    async Task FollowAsync(CancellationToken cancellationToken)
    {
        using var frames = new PeriodicTimer(s_frame, clock);
        var tick = new Pulse(clock, s_tick);
        try
        {
            while (await frames.WaitForNextTickAsync(cancellationToken))
            {
                if (!_loading && Parsed is { Live: true })
                    await FrameAsync(tick.IsDue());
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or JSDisconnectedException)
        {
            // The page was left; nobody is there to be told.
        }
        catch (Exception failed)
        {
            await DispatchExceptionAsync(failed);
        }
    }

    async Task FrameAsync(bool tick)
    {
        if (_tail is null || _canvas is null)
            return;
        var wasEmpty = Empty;
        var came = _tail.Take();
        if (Look.Frozen is not null)
        {
            Wait(came, tick);
            return;
        }

        if (tick || came.Any(l => l.Count > 0))
            await _canvas.AppendAsync(came, clock.Now());
        if (wasEmpty != Empty)
            StateHasChanged();
        var full = _tail.Taken > MostTaken * Math.Max(1, _asks.Count);
        if (tick && (_tail.Lost || _tail.HasTexts || full || !_tail.Follows(history.SeriesOf(_asks))))
            await ReloadAsync();
    }

    // What comes while it is paused is stored as ever, and read when it goes on; here it is counted.
    void Wait(IReadOnlyList<IReadOnlyList<PlotPoint>> came, bool tick)
    {
        _waiting += came.Sum(l => l.Count);
        if (tick)
            StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _following;
        _tail?.Dispose();
        if (_canvas is not null)
            await _canvas.DisposeAsync();
        _self?.Dispose();
        _loadingSpan.Dispose();
        _leaving.Dispose();
    }

    [LoggerMessage(8002, LogLevel.Error, "The history of a trend could not be read ({CorrelationId}).")]
    partial void LogFailed(Exception exception, string correlationId);
}
