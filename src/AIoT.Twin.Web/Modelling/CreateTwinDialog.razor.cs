using System.Text.Json.Nodes;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Modelling.Standards;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Modelling;

/// <summary>Asks what is to be made and where; only types that may stand there are offered.</summary>
public sealed partial class CreateTwinDialog(
    ITwinTreeSource source, CreateTwin create, IStandardQueries standards, IStringLocalizer<ModellingText> text) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    readonly Dictionary<string, string> _values = [];
    IReadOnlyList<TypeInfo> _types = [];
    IReadOnlyList<StandardItem> _asked = [];
    Guid? _parent;
    string _type = "";
    string _name = "";
    string _zone = "";
    string _currency = "";
    Refusal? _refused;
    bool _wasOpen;
    bool _saving;

    IStringLocalizer<ModellingText> Text => text;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    [Parameter]
    public Guid? Parent { get; set; }

    [Parameter]
    public EventCallback<Guid> OnDone { get; set; }

    bool IsSite => source.Types.Find(_type)?.Level is TwinLevel.Site;

    protected override void OnParametersSet()
    {
        if (Open && !_wasOpen)
        {
            (_name, _refused) = ("", null);
            _values.Clear();
            Under(Parent);
        }

        _wasOpen = Open;
    }

    void Under(Guid? parent)
    {
        _parent = parent;
        var level = parent is { } id ? source.Tree.Find(id)?.Level ?? TwinLevel.Root : TwinLevel.Root;
        _types = [.. source.Types.All.Where(t => LevelRule.Refuses(t.Level, level) is null && (level is not TwinLevel.Root || t.Level is TwinLevel.Enterprise))];
        if (_types.All(t => t.Id != _type))
            _type = _types is [var first, ..] ? first.Id : "";
        Of(_type);
    }

    // A site's own two fields stand above.
    void Of(string type)
    {
        _type = type;
        _asked =
        [
            .. standards.AskedOf(type, _parent ?? TwinTree.RootId)
                .Where(i => i.Kind is StandardItemKind.Property && !(IsSite && i.Key is "timeZone" or "currency")),
        ];
    }

    bool IsShown(string field) => field is "parentId" or "typeId" or "name" || (IsSite && field is "properties.timeZone" or "properties.currency")
        || _asked.Any(i => field == $"properties.{i.Key}");

    async Task SaveAsync()
    {
        _saving = true;
        var properties = IsSite ? new JsonObject { ["timeZone"] = _zone.Trim(), ["currency"] = _currency.Trim().ToUpperInvariant() } : new JsonObject();
        foreach (var (key, value) in _values.Where(v => v.Value.Trim().Length > 0 && _asked.Any(i => i.Key == v.Key)))
            properties[key] = value.Trim();
        var result = await create.RunAsync(Caller, new(_type, _parent ?? TwinTree.RootId, _name) { Properties = properties }, _leaving.Token);
        _saving = false;
        _refused = (result as TwinResult.Refused)?.Why;
        if (result is not TwinResult.Done made)
            return;
        await OpenChanged.InvokeAsync(false);
        await OnDone.InvokeAsync(made.Id);
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
