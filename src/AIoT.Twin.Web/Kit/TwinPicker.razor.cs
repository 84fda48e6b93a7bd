using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace AIoT.Twin.Web.Kit;

/// <summary>Picks one of the twins the caller holds a permission on, by any part of its path.</summary>
public sealed partial class TwinPicker(ITwinTreeSource tree, IAccess access, IStringLocalizer<KitText> label) : ComponentBase
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

    [Parameter]
    public Permission Permission { get; set; } = Permission.TwinsRead;

    /// <summary>Only twins of this level.</summary>
    [Parameter]
    public TwinLevel? Level { get; set; }

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
        var found = from twin in now.All
                    where twin.Id != TwinTree.RootId && (Level is null || twin.Level == Level) && access.May(Caller, Permission, twin.Id)
                    let path = now.PathOf(twin.Id)
                    where Words.AllIn(path, words)
                    orderby path
                    select new Choice(twin.Id, path);
        return Picked.Kept([.. found.Take(Most)], Value, id => now.Find(id) is null ? null : now.PathOf(id));
    }
}
