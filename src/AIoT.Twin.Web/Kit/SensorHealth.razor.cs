using AIoT.Twin.Telemetry.DataQuality;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Kit;

/// <summary>Whether the sensors of a twin and of what is below it can be trusted; nothing where it has none.</summary>
public sealed partial class SensorHealth
{
    TwinHealth? _health;

    [Parameter, EditorRequired]
    public Guid Twin { get; set; }

    protected override TimeSpan Every => TimeSpan.FromSeconds(10);

    protected override Task LoadAsync()
    {
        _health = Quality.OfTwin(Caller, Twin)?.Self;
        return Task.CompletedTask;
    }

    protected override Task OnParametersSetAsync() => LoadAsync();
}
