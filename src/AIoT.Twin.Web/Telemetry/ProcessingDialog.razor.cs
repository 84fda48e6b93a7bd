using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Telemetry.Sources.Calculated;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Changes what is done to the values of a binding; of a calculated signal its formula too.</summary>
public sealed partial class ProcessingDialog(EditBinding edit, ISourceQueries sources, ITwinTreeSource tree, SourcesTexts texts) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    IReadOnlyList<Field> _fields = [];
    FieldValues _address = FieldValues.Empty;
    RuleList _rules = RuleList.None;
    Refusal? _refused;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required BindingRow Row { get; set; }

    [Parameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    [Parameter]
    public EventCallback OnClosed { get; set; }

    bool IsCalculated => _fields.Count > 0;

    (string Key, string Why)? AddressProblem => _refused is { Field: { } at } refused && at.StartsWith("address.", StringComparison.Ordinal)
        ? (at["address.".Length..], texts.Of(refused))
        : null;

    string? Elsewhere => _refused is { } refused && AddressProblem is null && refused.Field?.StartsWith("rules.", StringComparison.Ordinal) != true
        ? texts.Of(refused)
        : null;

    protected override void OnInitialized()
    {
        _rules = Row.Binding.Rules;
        _address = Row.Binding.Address;
        if (sources.Find(Caller, Row.Binding.SourceId)?.Source.Driver != CalculationForm.Driver)
            return;
        _fields = sources.Drivers.Single(d => d.Name == CalculationForm.Driver).AddressFields;
        _address = _address.With("formula", tree.Tree.Readable(_address.Text("formula")));
    }

    async Task SaveAsync()
    {
        var known = Row.Binding;
        var wanted = new NewBinding(known.SignalId, _address)
        {
            Scale = known.Scale,
            Offset = known.Offset,
            Unit = known.Unit,
            Interval = known.Interval,
            Limits = known.Limits,
            Rules = _rules,
        };
        var result = await edit.RunAsync(Caller, known.Id, known.Version, wanted, _leaving.Token);
        _refused = (result as SourceResult.Refused)?.Why;
        if (_refused is null)
            await OnClosed.InvokeAsync();
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
