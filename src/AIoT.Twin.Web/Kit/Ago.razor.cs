using AIoT.Twin.Acquisition;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Kit;

/// <summary>How long ago something was, kept true while the page is open; the exact time is in its tooltip.</summary>
public sealed partial class Ago(TimeProvider clock, IStringLocalizer<KitText> text) : ComponentBase, IDisposable
{
    ITimer? _timer;
    string? _shown;

    [Parameter, EditorRequired]
    public DateTimeOffset? Time { get; set; }

    [Parameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    string Words => _shown = Time is { } time ? Of(clock.Now() - time) : Numbers.Unknown;

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _timer = clock.CreateTimer(_ => _ = InvokeAsync(Refresh), null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
    }

    void Refresh()
    {
        if (Time is { } time && Of(clock.Now() - time) != _shown)
            StateHasChanged();
    }

    string Of(TimeSpan age) => age switch
    {
        { TotalSeconds: < 5 } => text["Ago.Now"],
        { TotalSeconds: < 60 } => text["Ago.Seconds", (int)age.TotalSeconds / 5 * 5],
        { TotalMinutes: < 60 } => text["Ago.Minutes", (int)age.TotalMinutes],
        { TotalHours: < 48 } => text["Ago.Hours", (int)age.TotalHours],
        _ => text["Ago.Days", (int)age.TotalDays],
    };

    public void Dispose() => _timer?.Dispose();
}
