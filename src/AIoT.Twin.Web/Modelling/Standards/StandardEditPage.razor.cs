using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Modelling.Standards;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Modelling.Standards;

/// <summary>What twins of one type are asked for below one place; what it would find is shown before it is saved.</summary>
public sealed partial class StandardEditPage(
    IStandardQueries standards, SetStandard set, ITwinTreeSource source, IAccess access, NavigationManager navigation,
    IStringLocalizer<StandardsText> text)
    : ComponentBase, IDisposable
{
    // Those beside an item are shown there.
    static readonly Func<string, bool> s_shown = field => field is "typeId" or "scopeId" || field.StartsWith("items[", StringComparison.Ordinal);

    readonly CancellationTokenSource _leaving = new();
    readonly List<ItemDraft> _items = [];
    StandardView? _known;
    StandardPreview? _preview;
    Refusal? _refused;
    string _type = "";
    Guid _scope = TwinTree.RootId;
    string? _said;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [SupplyParameterFromQuery(Name = "type")]
    public string? Type { get; set; }

    [SupplyParameterFromQuery(Name = "scope")]
    public Guid? Scope { get; set; }

    IStringLocalizer<StandardsText> Text => text;

    IReadOnlyList<Crumb> Trail => [new(text["Title"], "/standards")];

    string TypeName => source.Types.Find(_type)?.Name ?? "";

    WantedStandard Wanted => new(_type, _scope, [.. _items.Select(i => i.ToItem())]);

    protected override void OnInitialized() =>
        Choose(Type ?? source.Types.All.FirstOrDefault(t => t.Level is TwinLevel.WorkUnit)?.Id ?? "", Scope ?? Widest());

    bool MayEdit => access.May(Caller, Permission.TwinsWrite, _scope);

    // The whole installation for those who look after it, else the highest place that is theirs.
    Guid Widest() => access.May(Caller, Permission.TwinsWrite, TwinTree.RootId)
        ? TwinTree.RootId
        : source.Tree.Subtree(TwinTree.RootId).FirstOrDefault(t => access.May(Caller, Permission.TwinsWrite, t.Id))?.Id ?? TwinTree.RootId;

    void Choose(string type, Guid scope)
    {
        var former = _known;
        (_type, _scope, _preview, _refused) = (type, scope, null, null);
        _known = standards.Find(Caller, type, scope);
        // What was typed for a new one is kept while its type and place are chosen.
        if (_known is null && former is null)
            return;
        _items.Clear();
        _items.AddRange((_known?.Standard.Items ?? []).Select(ItemDraft.Of));
    }

    IReadOnlyList<string> KnownOf(ItemDraft item) => source.Types.Find(_type) is not { } type ? []
        : item.Kind is StandardItemKind.Property ? [.. type.Properties.Select(p => p.Name)]
        : item.Kind is StandardItemKind.Signal ? [.. type.Telemetry.Select(t => t.DisplayName)]
        : [];

    void Add(ChangeEventArgs picked)
    {
        if (Enum.TryParse<StandardItemKind>((string?)picked.Value, out var kind))
            _items.Add(new ItemDraft { Kind = kind, Key = kind is StandardItemKind.SignalFact ? standards.Facts[0] : "" });
    }

    async Task PreviewAsync()
    {
        _refused = set.Refuses(Wanted);
        _preview = _refused is null ? await standards.PreviewAsync(Caller, Wanted, _leaving.Token) : null;
    }

    async Task SaveAsync()
    {
        var result = await set.RunAsync(Caller, Wanted, _known?.Standard.Version ?? 0, _leaving.Token);
        _refused = (result as TwinResult.Refused)?.Why;
        if (result is not TwinResult.Done)
            return;
        if (_items.Count == 0)
        {
            navigation.NavigateTo("/standards");
            return;
        }

        _known = standards.Find(Caller, _type, _scope);
        _said = text["Edit.Saved", TypeName];
        _preview = await standards.PreviewAsync(Caller, Wanted, _leaving.Token);
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
