using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using Microsoft.JSInterop;

namespace AIoT.Twin.Web.Kit.Charts;

public sealed partial class Trend
{
    // More points than this since the span was read, and it is read again, in buckets.
    const int MostTaken = 1500;

    static readonly TimeSpan s_tick = TimeSpan.FromSeconds(1);

    string? _parameterRange;

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
        if (!_signals.SequenceEqual(Signals) || firstRender)
        {
            _signals = [.. Signals];
            await ReloadAsync();
        }

        if (firstRender)
            _following = FollowAsync(_leaving.Token);
    }

    async Task ReloadAsync()
    {
        await _loadingSpan.CancelAsync();
        _loadingSpan = CancellationTokenSource.CreateLinkedTokenSource(_leaving.Token);
        (_loading, _failed) = (true, null);
        StateHasChanged();
        try
        {
            await LoadAsync(_loadingSpan.Token);
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
    }

    async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (Parsed is not { } range || range.Resolve(_zone, clock.Now()) is not var (from, to))
        {
            (_wrong, _lines) = (true, _lines ?? []);
            return;
        }

        _wrong = false;
        // Registered before history is read: what comes between waits in the stream.
        var tail = new TrendTail(feed, history.SeriesOf(Caller, Signals));
        var points = _canvas is null ? 800 : await _canvas.WidthAsync();
        var lines = await history.LoadAsync(Caller, Signals, from, to, points, cancellationToken);
        _tail?.Dispose();
        (_tail, _lines) = (tail, lines);
        _lastData = Empty ? await history.LastBeforeAsync(lines, from, cancellationToken) : null;
        await DrawAsync(lines, range.Live, from, to);
    }

    async Task DrawAsync(IReadOnlyList<TrendLine> lines, bool live, DateTimeOffset from, DateTimeOffset to)
    {
        if (_canvas is not null)
            await _canvas.DisposeAsync();
        _self ??= DotNetObjectReference.Create(this);
        _canvas = await PlotCanvas.MakeAsync(scripts, _host, PlotOptions.Of(_zone, to, lines.Select(l => l.Option(text)), Levels, Marks), _self);
        await _canvas.SetAsync([.. lines.Select(l => l.Points)], from, to, live ? to : null);
    }

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
        if (tick || came.Any(l => l.Count > 0))
            await _canvas.AppendAsync(came, clock.Now());
        if (wasEmpty != Empty)
            StateHasChanged();
        if (tick && (_tail.Lost || _tail.Taken > MostTaken || !_tail.Follows(history.SeriesOf(Caller, Signals))))
            await ReloadAsync();
    }

    async Task ChooseAsync(string? typed)
    {
        _text = typed?.Trim() ?? "";
        _wrong = TimeRange.Parse(_text, _zone, clock.Now()) is null;
        if (_wrong || _text == _range)
            return;

        _before.Push(_range!);
        await GoAsync(_text);
    }

    async Task GoAsync(string range)
    {
        _parameterRange = _range = _text = range;
        await RangeChanged.InvokeAsync(range);
        await ReloadAsync();
    }

    Task GoToLastAsync() => _lastData is { } last && Parsed?.Resolve(_zone, clock.Now()) is var (from, to)
        ? ChooseAsync(TimeRange.Of(last - (to - from) / 2, last + (to - from) / 2, _zone).ToString())
        : Task.CompletedTask;

    /// <summary>A span was dragged over.</summary>
    [JSInvokable]
    public async Task ZoomAsync(double from, double to)
    {
        await ChooseAsync(TimeRange.Of(PlotBytes.Time(from), PlotBytes.Time(to), _zone).ToString());
        StateHasChanged();
    }

    [JSInvokable]
    public async Task BackAsync()
    {
        if (_before.TryPop(out var range))
            await GoAsync(range);
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
