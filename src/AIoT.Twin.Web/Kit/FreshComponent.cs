using AIoT.Twin.Governance;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Kit;

/// <summary>A component that loads what it shows, and loads it again now and then while it is open.</summary>
public abstract partial class FreshComponent : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    ITimer? _timer;
    bool _loading;

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<FreshComponent> Logger { get; init; }

    [CascadingParameter]
    public Caller Caller { get; set; }

    protected virtual TimeSpan Every => TimeSpan.FromMinutes(1);

    protected CancellationToken Leaving => _leaving.Token;

    protected abstract Task LoadAsync();

    protected override Task OnInitializedAsync() => LoadAsync();

    // Not earlier: nothing is looked at while the page is prerendered.
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _timer = Clock.CreateTimer(_ => _ = InvokeAsync(LoadAgainAsync), null, Every, Every);
    }

    async Task LoadAgainAsync()
    {
        if (_loading || Leaving.IsCancellationRequested)
            return;
        _loading = true;
        try
        {
            await LoadAsync();
            StateHasChanged();
        }
        catch (Exception failed)
        {
            // What is shown stays, with its time; the next look may succeed.
            if (!_leaving.IsCancellationRequested)
                LogFailed(Logger, failed, GetType().Name);
        }
        finally
        {
            _loading = false;
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _leaving.Cancel();
        GC.SuppressFinalize(this);
    }

    [LoggerMessage(9101, LogLevel.Warning, "{Page} could not be brought up to date.")]
    static partial void LogFailed(ILogger logger, Exception failed, string page);
}
