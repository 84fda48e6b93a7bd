using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Formulas;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sources.Calculated;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>A formula as it is written: judged with every key, the wrong part marked, the unit of the result and its value now shown.</summary>
public sealed partial class FormulaInput(
    CheckFormula check, ITwinTreeSource tree, IStringLocalizer<SourcesText> texts, IStringLocalizer<KitText> kit) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    (string Text, Guid? Near, object? Target) _judged = ("", null, null);
    CheckFormulaResult? _checked;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required string Value { get; set; }

    [Parameter]
    public EventCallback<string> ValueChanged { get; set; }

    /// <summary>The twin whose signals are meant first where several have the name.</summary>
    [Parameter]
    public Guid? Near { get; set; }

    /// <summary>Kind and unit of the signal it is to feed.</summary>
    [Parameter]
    public (ValueKind Kind, string Unit)? Target { get; set; }

    /// <summary>Over the value a rule works on; judged when it is saved.</summary>
    [Parameter]
    public bool OfValueOnly { get; set; }

    // What is not written yet is not wrong yet.
    FormulaError? Wrong => _checked is CheckFormulaResult.Wrong { Error: var error } && Value.Trim().Length > 0 ? error : null;

    protected override async Task OnParametersSetAsync()
    {
        if (!OfValueOnly && !(Value, Near, (object?)Target).Equals(_judged))
            await JudgeAsync(Value);
    }

    async Task TypeAsync(ChangeEventArgs args)
    {
        Value = args.Value as string ?? "";
        await ValueChanged.InvokeAsync(Value);
    }

    async Task JudgeAsync(string text)
    {
        _judged = (text, Near, Target);
        var result = await check.RunAsync(Caller, text, Near, Target, _leaving.Token);
        // Of what was typed meanwhile another answer comes.
        if (text == Value)
            _checked = result;
    }

    async Task InsertAsync(Guid? signal)
    {
        if (signal is not { } id || tree.Tree.Signal(id) is not { } node)
            return;
        Value = $"{Value}[{tree.Tree.Reference(node)}]";
        await ValueChanged.InvokeAsync(Value);
    }

    int Begin(FormulaError error) => Math.Min(error.Position, Value.Length);

    int End(FormulaError error) => Math.Min(error.Position + error.Length, Value.Length);

    // At the end nothing is there to underline but the place where something is missing.
    string Marked(FormulaError error) => Begin(error) < End(error) ? Value[Begin(error)..End(error)] : "\u00a0";

    static string UnitOf(CheckFormulaResult.Right right) => UnitText.Of(right.Type.Unit.Ucum);

    string NowOf(CheckFormulaResult.Right right) => (right.Now.IsKnown, right.Type.Kind) switch
    {
        (false, _) => Numbers.Unknown,
        (_, FormulaKind.Boolean) => texts[right.Now.Value == 0 ? "Formula.False" : "Formula.True"],
        (_, FormulaKind.State) => ValueText.Of(ValueKind.State, new Sample(0, SampleStatus.Good, 0, (long)right.Now.Value), kit) ?? Numbers.Unknown,
        _ => $"{Numbers.Short(right.Now.Value)} {UnitOf(right)}".Trim(),
    };

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
