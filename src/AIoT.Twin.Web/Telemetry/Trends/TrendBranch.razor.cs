using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>Twins beside one another, each with its signals and what stands below it.</summary>
public sealed partial class TrendBranch(ITwinTreeSource source, IAccess access) : ComponentBase
{
    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<TwinNode> Twins { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<Guid> Chosen { get; set; }

    /// <summary>Which twins are open, shared by all branches.</summary>
    [Parameter, EditorRequired]
    public required HashSet<Guid> Open { get; set; }

    [Parameter]
    public EventCallback<Guid> OnTake { get; set; }

    IEnumerable<SignalNode> SignalsOf(TwinNode twin) => access.May(Caller, Permission.TelemetryRead, twin.Id) ? source.Tree.SignalsOf(twin.Id) : [];

    IReadOnlyList<TwinNode> Below(TwinNode twin) =>
        [.. source.Tree.ChildrenOf(twin.Id).Where(c => source.Tree.Subtree(c.Id).Any(b => access.May(Caller, Permission.TelemetryRead, b.Id)))];

    void Toggle(Guid twin)
    {
        if (!Open.Remove(twin))
            Open.Add(twin);
    }
}
