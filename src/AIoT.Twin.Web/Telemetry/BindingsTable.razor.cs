using System.Globalization;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>What a source feeds, with the values as they come.</summary>
public sealed partial class BindingsTable(EditBinding edit) : ComponentBase
{
    BindingRow? _removing;
    BindingRow? _removed;
    BindingRow? _writing;
    BindingRow? _processing;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required SourceRow Row { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<BindingRow> Rows { get; set; }

    [Parameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    [Parameter]
    public EventCallback<SourceResult> OnRefused { get; set; }

    protected override void OnParametersSet() => _removed = _removing ?? _removed;

    string RulesOf(BindingRow row)
    {
        var binding = row.Binding;
        List<string> rules = [];
        if (binding.Scale != 1)
            rules.Add($"× {Number(binding.Scale)}");
        if (binding.Offset != 0)
            rules.Add($"{(binding.Offset < 0 ? "−" : "+")} {Number(Math.Abs(binding.Offset))}");
        if (binding.Unit != row.Signal.Unit)
            rules.Add($"{UnitText.Of(binding.Unit)} → {UnitText.Of(row.Signal.Unit)}");
        rules.AddRange(binding.Rules.All.Select(r => Text[$"Rule.{r.Rule}"].Value));
        return rules.Count == 0 ? Numbers.Unknown : string.Join(", ", rules);
    }

    static string Number(double number) => number.ToString("G6", CultureInfo.CurrentCulture);

    // The dialog closes before it confirms, so what was asked about is kept apart.
    async Task RemoveAsync()
    {
        if (_removed is { } row)
            await OnRefused.InvokeAsync(await edit.RemoveAsync(Caller, row.Binding.Id, null, CancellationToken.None));
    }
}
