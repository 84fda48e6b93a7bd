using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace AIoT.Twin.Web.Kit;

/// <summary>Picks one of the signals (tags) the caller holds a permission on, by any part of its path and name.</summary>
public sealed partial class SignalPicker(ITwinTreeSource tree, IAccess access, IStringLocalizer<KitText> label) : ComponentBase
{
    const int Most = 50;

    readonly Dictionary<string, object> _input = [];
    IReadOnlyList<Choice> _shown = [];

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public Guid? Value { get; set; }

    [Parameter]
    public EventCallback<Guid?> ValueChanged { get; set; }

    /// <summary>Only signals of this twin and of those below it.</summary>
    [Parameter]
    public Guid? Twin { get; set; }

    [Parameter]
    public Permission Permission { get; set; } = Permission.TelemetryRead;

    [Parameter]
    public string? Placeholder { get; set; }

    /// <summary>Its name for screen readers; also the name of the field in a form.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter]
    public bool AllowClear { get; set; } = true;

    IStringLocalizer<KitText> Label => label;

    protected override void OnParametersSet()
    {
        _input["aria-label"] = Name;
        _shown = Find(null);
    }

    void Load(LoadDataArgs args) => _shown = Find(args.Filter);

    IReadOnlyList<Choice> Find(string? words)
    {
        var now = tree.Tree;
        var within = Twin is { } twin ? now.Subtree(twin).SelectMany(t => now.SignalsOf(t.Id)) : now.Signals;
        var found = from signal in within
                    where access.May(Caller, Permission, signal.TwinId)
                    let text = TextOf(now, signal)
                    where Words.AllIn(text, words)
                    orderby text
                    select new Choice(signal.Id, text);
        return Picked.Kept([.. found.Take(Most)], Value, id => now.Signal(id) is { } signal ? TextOf(now, signal) : null);
    }

    static string TextOf(TwinTree tree, SignalNode signal) => $"{tree.PathOf(signal.TwinId)} · {signal.Name}";
}
