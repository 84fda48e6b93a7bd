using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Import;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Which signal each name or column of a file stands for.</summary>
public sealed partial class ImportSignals(ITwinTreeSource twins) : ComponentBase
{
    // More are mapped through the API; a page with thousands of pickers helps nobody.
    const int Most = 200;

    [Parameter, EditorRequired]
    public required ImportPlan Plan { get; set; }

    [Parameter]
    public EventCallback<ImportPlan> PlanChanged { get; set; }

    [Parameter]
    public EventCallback OnLookAgain { get; set; }

    int Open => Plan.Signals.Count(s => s is { Signal: null, LeaveOut: false });

    string? UnitOf(Guid signal) => twins.Tree.Signal(signal)?.Unit;

    Task SayAsync(int index, ImportMapping mapping) =>
        PlanChanged.InvokeAsync(Plan with { Signals = [.. Plan.Signals.Select((s, i) => i == index ? mapping : s)] });

    Task RestOutAsync() => PlanChanged.InvokeAsync(Plan with { Signals = [.. Plan.Signals.Select(s => s.Signal is null ? s with { LeaveOut = true } : s)] });
}
