using System.Globalization;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Formulas;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>A formula over the value itself, called <c>value</c>, for curves that are no straight line.</summary>
public sealed class FormulaRule(FormulaCompiler compiler) : ISampleRule
{
    public string Name => "formula";

    public ValueKind? Takes => ValueKind.Double;

    public IReadOnlyList<Field> Settings { get; } = [new("formula", FieldKind.Formula) { IsRequired = true, Longest = FormulaLimits.SourceLength }];

    public FieldProblem? Check(FieldValues settings, RuleContext context) => Compile(settings, context) is FormulaResult.Wrong { Error: var error }
        ? new FieldProblem("formula", error.Code, [.. error.Arguments, ("position", Text(error.Position)), ("length", Text(error.Length))])
        : null;

    public SampleStep Make(FieldValues settings, RuleContext context) => new Step((Compile(settings, context) as FormulaResult.Compiled)?.Formula);

    FormulaResult Compile(FieldValues settings, RuleContext context) =>
        compiler.Compile(settings.Text("formula"), new ValueOnly(context.Unit), ValueKind.Double, context.Unit);

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    sealed class ValueOnly(string unit) : IFormulaScope
    {
        readonly FormulaSignal _value = new(Guid.Empty, ValueKind.Double, unit);

        public SignalMatch Find(string reference) => new SignalMatch.Unknown();

        public FormulaSignal? Name(string name) => name.Equals("value", StringComparison.OrdinalIgnoreCase) ? _value : null;
    }

    sealed class Step(Formula? formula) : SampleStep
    {
        readonly FormulaInputs? _inputs = formula?.Inputs();

        public override void Take(in Sample sample)
        {
            if (formula is null)
            {
                Emit(sample.Replaced(double.NaN, SampleStatus.BadConfigurationError));
                return;
            }

            if (formula.Signals.Count > 0)
                _inputs!.Set(0, sample.Value, sample.Status);
            var result = formula.Evaluate(_inputs!);
            Emit(sample.Replaced(result.Value, result.Status == SampleStatus.Good || sample.Status >= SampleStatus.Bad ? sample.Status : result.Status));
        }
    }
}
