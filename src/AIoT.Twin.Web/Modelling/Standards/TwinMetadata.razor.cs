using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Modelling.Standards;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Modelling.Standards;

/// <summary>What is known of a twin beside its signals, how complete that is, and the fields to complete it.</summary>
public sealed partial class TwinMetadata(
    IStandardQueries standards, ITwinQueries twins, EditTwin edit, ITwinTreeSource source, StandardWords words, IStringLocalizer<StandardsText> text)
{
    readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    IReadOnlyList<StandardItem> _items = [];
    List<string> _keys = [];
    IReadOnlyList<StandardFinding> _gaps = [];
    TwinDetail? _detail;
    StandardScore _own;
    StandardRow? _row;
    Refusal? _refused;
    string? _newKey;

    [Parameter, EditorRequired]
    public required TwinNode Twin { get; set; }

    [Parameter]
    public bool MayWrite { get; set; }

    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    IStringLocalizer<StandardsText> Text => text;

    StandardWords Words => words;

    bool IsShown(string field) => _keys.Contains(field.Replace("properties.", "", StringComparison.Ordinal));

    protected override async Task LoadAsync()
    {
        var findings = await standards.OfTwinAsync(Caller, Twin.Id, Leaving) ?? [];
        _own = new(findings.Count(f => f.IsMet), findings.Count);
        _gaps = [.. findings.Where(f => !f.IsMet)];
        _row = await standards.ScoreAsync(Caller, Twin.Id, Leaving);
        var detail = await twins.TwinAsync(Twin.Id, Leaving);
        // What somebody is typing stays until the twin itself is another.
        if (detail is null || detail.Version == _detail?.Version)
            return;
        _detail = detail;
        Fill(findings, Read(detail.Properties));
    }

    void Fill(IReadOnlyList<StandardFinding> findings, JsonObject properties)
    {
        _items = [.. findings.Select(f => f.Item).Where(i => i.Kind is StandardItemKind.Property).DistinctBy(i => i.Key)];
        _keys =
        [
            .. _items.Select(i => i.Key).Union(source.Types.Find(Twin.TypeId)?.Properties.Select(p => p.Name) ?? []).Union(properties.Select(p => p.Key)),
        ];
        _values.Clear();
        foreach (var (key, value) in properties)
            _values[key] = TextOf(value);
    }

    async Task SaveAsync()
    {
        var properties = Read(_detail!.Properties);
        foreach (var (key, value) in _values.Where(v => v.Value != TextOf(properties[v.Key])))
        {
            if (value.Trim().Length == 0)
                properties.Remove(key);
            else
                properties[key] = NodeOf(value.Trim(), properties[key]);
        }

        var result = await edit.RunAsync(Caller, Twin.Id, null, properties, _detail.Version, Leaving);
        _refused = (result as TwinResult.Refused)?.Why;
        if (result is not TwinResult.Done)
            return;
        await LoadAsync();
        await OnDone.InvokeAsync(text["Metadata.Saved", Twin.Name]);
    }

    void AddKey()
    {
        if (_newKey?.Trim() is { Length: > 0 } key && !_keys.Contains(key))
            _keys.Add(key);
        _newKey = null;
    }

    // A number that is replaced by a number stays one.
    static JsonNode NodeOf(string value, JsonNode? former) =>
        former?.GetValueKind() is JsonValueKind.Number && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : value;

    static string TextOf(JsonNode? value) => value is null ? "" : value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    static JsonObject Read(string properties) => JsonNode.Parse(properties) as JsonObject ?? [];
}
