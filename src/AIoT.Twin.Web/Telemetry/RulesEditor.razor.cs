using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Governance;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>The rules of a binding: added, filled in, put in order and removed; a new rule edits no form.</summary>
public sealed partial class RulesEditor(RuleBook book, SourcesTexts texts) : ComponentBase
{
    static readonly string[] s_inUnit = ["size", "deviation", "least", "most"];

    readonly List<Guid> _keys = [];
    readonly string _none = "";

    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required RuleList Rules { get; set; }

    [Parameter]
    public EventCallback<RuleList> RulesChanged { get; set; }

    /// <summary>The kind of the signal that comes out in the end; null while none is chosen.</summary>
    [Parameter]
    public ValueKind? Kind { get; set; }

    /// <summary>The signal's unit (UCUM).</summary>
    [Parameter]
    public string Unit { get; set; } = "";

    /// <summary>Why the rules were refused; its field says which.</summary>
    [Parameter]
    public Refusal? Refused { get; set; }

    // A number stays one; a truth, a state or a count may come from a word of bits.
    IEnumerable<ISampleRule> Offered => book.All.Where(r => Kind switch
    {
        ValueKind.Text => false,
        null or ValueKind.Double => r.Takes is null or ValueKind.Double,
        _ => r.Takes is null or ValueKind.Integer,
    });

    // Not by place: a rule that moves takes its fields along.
    Guid KeyOf(int index)
    {
        while (_keys.Count <= index)
            _keys.Add(Guid.NewGuid());
        return _keys[index];
    }

    (string Key, string Why)? ProblemOf(int index) =>
        Refused is { Field: { } at } refused && at.StartsWith($"rules.{index}.", StringComparison.Ordinal)
            ? (at[(at.LastIndexOf('.') + 1)..], texts.Of(refused))
            : null;

    string? WholeProblemOf(int index, RuleSetting setting) =>
        ProblemOf(index) is var (key, why) && book.Find(setting.Rule)?.Settings.All(f => f.Key != key) != false ? why : null;

    Task AddAsync(string name) => name.Length > 0 ? ChangeAsync([.. Rules.All, new RuleSetting(name, FieldValues.Empty)]) : Task.CompletedTask;

    Task SetAsync(int index, FieldValues values) => ChangeAsync(Rules.All.Select((r, i) => i == index ? r with { Settings = values } : r));

    Task RemoveAsync(int index)
    {
        _keys.RemoveAt(index);
        return ChangeAsync(Rules.All.Where((_, i) => i != index));
    }

    Task MoveAsync(int from, int to)
    {
        var all = Rules.All.ToList();
        (all[from], all[to]) = (all[to], all[from]);
        (_keys[from], _keys[to]) = (_keys[to], _keys[from]);
        return ChangeAsync(all);
    }

    Task ChangeAsync(IEnumerable<RuleSetting> rules) => RulesChanged.InvokeAsync(new RuleList(rules));
}
