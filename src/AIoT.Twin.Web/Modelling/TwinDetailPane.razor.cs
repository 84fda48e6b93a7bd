using AIoT.Twin.Modelling;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Modelling;

/// <summary>The signals of one twin with their live values, and what stands below it.</summary>
public sealed partial class TwinDetailPane(ITwinTreeSource source, IStringLocalizer<ModellingText> text) : ComponentBase
{
    IReadOnlyList<SignalNode> _signals = [];
    IReadOnlyList<TwinNode> _below = [];
    SignalNode? _edited;
    SignalNode? _chart;
    bool _editing;

    IStringLocalizer<ModellingText> Text => text;

    [Parameter, EditorRequired]
    public required TwinNode Twin { get; set; }

    [Parameter]
    public bool MayWrite { get; set; }

    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    // The page renders this again whenever the tree was replaced.
    protected override void OnParametersSet()
    {
        _signals = [.. source.Tree.SignalsOf(Twin.Id)];
        _below = [.. source.Tree.ChildrenOf(Twin.Id)];
    }

    // As many as a trend has pens.
    string Pens => string.Join(',', _signals.Take(12).Select(s => s.Id));

    string TypeName(TwinNode twin) => source.Types.Find(twin.TypeId)?.Name ?? twin.TypeId;

    void Edit(SignalNode? signal) => (_edited, _editing) = (signal, true);
}
