using AIoT.Twin.Governance;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>A component that looks again every second while somebody looks at it.</summary>
public abstract class Refreshing : ComponentBase, IDisposable
{
    static readonly TimeSpan s_every = TimeSpan.FromSeconds(1);

    readonly CancellationTokenSource _leaving = new();
    ITimer? _timer;

    [Inject]
    public required TimeProvider Clock { get; init; }

    [CascadingParameter]
    public Caller Caller { get; set; }

    protected CancellationToken Leaving => _leaving.Token;

    /// <summary>Reads what is shown; from memory, so it may be often.</summary>
    protected abstract void Look();

    protected override void OnParametersSet() => Look();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _timer = Clock.CreateTimer(_ => _ = InvokeAsync(LookAgain), null, s_every, s_every);
    }

    void LookAgain()
    {
        if (_leaving.IsCancellationRequested)
            return;
        Look();
        StateHasChanged();
    }

    public virtual void Dispose()
    {
        _timer?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
        GC.SuppressFinalize(this);
    }
}
