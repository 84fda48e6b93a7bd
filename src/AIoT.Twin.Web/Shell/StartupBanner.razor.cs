using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Shell;

/// <summary>Says on every page what still goes on after the start, such as filling the sample plant.</summary>
public sealed partial class StartupBanner(IEnumerable<IStartupProgress> sources, TimeProvider clock) : ComponentBase, IDisposable
{
    static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    ITimer? _timer;
    StartupStep? _step;

    protected override void OnInitialized() => _step = Now();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && sources.Any())
            _timer = clock.CreateTimer(_ => _ = InvokeAsync(Look), null, s_look, s_look);
    }

    StartupStep? Now() => sources.Select(s => s.Current).FirstOrDefault(s => s is not null);

    void Look()
    {
        var step = Now();
        if (step == _step)
            return;

        _step = step;
        StateHasChanged();
    }

    string WordsFor(StartupStep step) => Text[$"Startup.{step.Code}"] is { ResourceNotFound: false } known ? known : Text["Startup"];

    public void Dispose() => _timer?.Dispose();
}
