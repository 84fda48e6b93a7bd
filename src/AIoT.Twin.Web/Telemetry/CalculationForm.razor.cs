using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Formulas;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Telemetry.Sources.Calculated;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Defines a calculated signal; kind and unit are the formula's unless a unit is given.</summary>
public sealed partial class CalculationForm(ISourceQueries sources, DefineCalculation define, CheckFormula check, SourcesTexts texts) : ComponentBase, IDisposable
{
    public const string Driver = "calculated";

    readonly CancellationTokenSource _leaving = new();
    IReadOnlyList<Field> _fields = [];
    FieldValues _address = FieldValues.Empty;
    string _name = "";
    string? _unit;
    Guid? _twin;
    Guid? _made;
    Refusal? _refused;

    [CascadingParameter]
    public Caller Caller { get; set; }

    (ValueKind Kind, string Unit)? Target => string.IsNullOrWhiteSpace(_unit) ? null : (ValueKind.Double, _unit.Trim());

    (string Key, string Why)? AddressProblem => _refused is { Field: { } at } refused && at.StartsWith("address.", StringComparison.Ordinal)
        ? (at["address.".Length..], texts.Of(refused))
        : null;

    string? Elsewhere => _refused is { } refused && AddressProblem is null && refused.Field is not ("name" or "twinId" or "unit") ? texts.Of(refused) : null;

    protected override void OnInitialized() => _fields = sources.Drivers.Single(d => d.Name == Driver).AddressFields;

    string? ProblemAt(string field) => _refused is { } refused && refused.Field == field ? texts.Of(refused) : null;

    async Task DefineAsync()
    {
        (_refused, _made) = (null, null);
        var formula = _address.Text("formula");
        switch (await check.RunAsync(Caller, formula, _twin, Target, _leaving.Token))
        {
            case CheckFormulaResult.Wrong { Error: var error }:
                _refused = Refusal.Invalid(error.Code, "address.formula", [.. error.Arguments]);
                break;
            case CheckFormulaResult.Right right:
                await DefineAsync(formula, Target ?? (KindOf(right.Type.Kind), right.Type.Unit.Ucum));
                break;
        }
    }

    async Task DefineAsync(string formula, (ValueKind Kind, string Unit) what)
    {
        var wanted = new NewCalculation(_twin ?? Guid.Empty, _name, what.Unit, what.Kind, formula)
        {
            Every = _address.Find("every") is null ? null : _address.Milliseconds("every", 0),
        };
        switch (await define.RunAsync(Caller, wanted, _leaving.Token))
        {
            case DefineCalculationResult.Defined made:
                (_made, _name, _unit, _address) = (made.Signal, "", null, FieldValues.Empty);
                break;
            case DefineCalculationResult.Refused refused:
                _refused = refused.Why;
                break;
        }
    }

    static ValueKind KindOf(FormulaKind kind) => kind switch
    {
        FormulaKind.Boolean => ValueKind.Boolean,
        FormulaKind.State => ValueKind.State,
        _ => ValueKind.Double,
    };

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
