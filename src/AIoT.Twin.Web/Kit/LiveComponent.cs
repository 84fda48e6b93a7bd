using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace AIoT.Twin.Web.Kit;

/// <summary>A component that shows the newest values of some signals, drawn at most four times a second however fast they come.</summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    static readonly TimeSpan s_frame = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan s_breath = TimeSpan.FromSeconds(1);

    // Rights, series and signals may change while a page is open; asked for again this often.
    static readonly TimeSpan s_look = TimeSpan.FromSeconds(2);

    readonly CancellationTokenSource _leaving = new();
    Task _watching = Task.CompletedTask;
    LatestSubscription? _subscription;
    IReadOnlyDictionary<int, (SignalNode Signal, SeriesInfo Series)> _watched = new Dictionary<int, (SignalNode, SeriesInfo)>();

    [Inject]
    public required ITelemetryFeed Feed { get; init; }

    [Inject]
    public required LiveSignals Live { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [CascadingParameter]
    public Caller Caller { get; set; }

    protected CancellationToken Leaving => _leaving.Token;

    protected abstract IEnumerable<Guid> Signals { get; }

    /// <summary>Shows what came since the last frame; called on the circuit's own context, so it needs no lock.</summary>
    protected abstract ValueTask ShowAsync(IReadOnlyList<LiveSample> samples);

    /// <summary>Called once a second, so that a value can grow stale although nothing comes.</summary>
    protected virtual ValueTask BreatheAsync() => ValueTask.CompletedTask;

    /// <summary>What is known now, for the first paint.</summary>
    protected IReadOnlyList<LiveSample> Newest() =>
        [.. from watched in Live.Of(Caller, Signals) let sample = Feed.Latest(watched.Key) where sample is not null select Named(watched.Value, sample.Value)];

    // Not earlier: nothing is watched while the page is prerendered.
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _watching = WatchAsync(_leaving.Token);
    }

    async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(s_frame, Clock);
        var (look, breath) = (new Pulse(Clock, s_look), new Pulse(Clock, s_breath));
        try
        {
            await LookAsync();
            while (await timer.WaitForNextTickAsync(cancellationToken))
                await FrameAsync(look.IsDue(), breath.IsDue());
        }
        catch (Exception gone) when (gone is OperationCanceledException or JSDisconnectedException)
        {
            // The page was left; nobody is there to be told.
        }
        catch (Exception failed)
        {
            await DispatchExceptionAsync(failed);
        }
        finally
        {
            _subscription?.Dispose();
        }
    }

    async ValueTask FrameAsync(bool look, bool breath)
    {
        if (look)
            await LookAsync();
        if (_subscription?.Take() is { Count: > 0 } samples)
            await ShowAsync([.. samples.Select(s => Named(_watched[s.Series], s))]);
        if (breath)
            await BreatheAsync();
    }

    async ValueTask LookAsync()
    {
        var now = Live.Of(Caller, Signals);
        if (_subscription is not null && now.Count == _watched.Count && now.Keys.All(_watched.ContainsKey))
            return;

        _subscription?.Dispose();
        // Registered before the newest values are read: what comes between is seen twice rather than never.
        _subscription = Feed.WatchLatest([.. now.Keys]);
        _watched = now;
        if (Newest() is { Count: > 0 } known)
            await ShowAsync(known);
    }

    LiveSample Named((SignalNode Signal, SeriesInfo Series) watched, Sample sample) =>
        new(watched.Signal, watched.Series, sample, watched.Series.Kind is ValueKind.Text ? Feed.TextOf(sample) : null);

    public virtual async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _watching;
        _leaving.Dispose();
        GC.SuppressFinalize(this);
    }
}
