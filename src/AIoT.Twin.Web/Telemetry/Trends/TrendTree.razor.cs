using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>The plant with its signals, to take pens from by a click or by dragging; what is on the trend is open.</summary>
public sealed partial class TrendTree(ITwinTreeSource source, IAccess access, IStringLocalizer<TrendsText> text) : ComponentBase
{
    IReadOnlyList<TwinNode> _tops = [];
    HashSet<Guid>? _open;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<Guid> Chosen { get; set; }

    [Parameter]
    public EventCallback<Guid> OnTake { get; set; }

    IStringLocalizer<TrendsText> Text => text;

    protected override void OnParametersSet()
    {
        var tree = source.Tree;
        _tops = [.. tree.ChildrenOf(TwinTree.RootId).Where(t => tree.Subtree(t.Id).Any(b => access.May(Caller, Permission.TelemetryRead, b.Id)))];
        _open ??= [.. Chosen.Select(tree.Signal).OfType<SignalNode>().SelectMany(s => tree.SelfAndAncestors(s.TwinId)).Select(t => t.Id), .. OnlyOnes(tree)];
    }

    // Down to where there is a choice: a plant of one enterprise and one site begins at its areas.
    IEnumerable<Guid> OnlyOnes(TwinTree tree)
    {
        var at = _tops;
        while (at is [var only])
        {
            yield return only.Id;
            at = [.. tree.ChildrenOf(only.Id)];
        }
    }
}
