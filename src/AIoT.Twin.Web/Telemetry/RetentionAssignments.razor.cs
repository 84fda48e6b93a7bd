using System.Globalization;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Storage;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Which class signals belong to: by what they are, and some by themselves.</summary>
public sealed partial class RetentionAssignments(AssignRetention assign, ITwinTreeSource tree, IStringLocalizer<RefusalText> common) : ComponentBase
{
    Guid? _signal;
    short _class;
    string? _refused;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required RetentionFigures Figures { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    string NameOf(short id) => Figures.Classes.FirstOrDefault(c => c.Id == id)?.Name ?? Numbers.Unknown;

    string PathOf(Guid signal) => tree.Tree.Signal(signal) is { } node ? $"{tree.Tree.PathOf(node.TwinId)} / {node.Name}" : $"{signal}";

    Task DefaultAsync(SignalClass signals, ChangeEventArgs change) => short.TryParse(change.Value?.ToString(), CultureInfo.InvariantCulture, out var id)
        ? EndAsync(assign.DefaultAsync(Caller, signals, id, CancellationToken.None))
        : Task.CompletedTask;

    Task AssignAsync(Guid signal, short? id) => EndAsync(assign.SignalAsync(Caller, signal, id, CancellationToken.None));

    async Task EndAsync(Task<RetentionResult> running)
    {
        _refused = await running is RetentionResult.Refused refused ? RefusalTexts.Of(refused.Why, Text, common) : null;
        if (_refused is not null)
            return;
        _signal = null;
        await OnChanged.InvokeAsync();
    }
}
