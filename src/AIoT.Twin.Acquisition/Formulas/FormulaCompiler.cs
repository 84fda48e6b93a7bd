using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>From a text to a delegate: parsed, checked, compiled. The text chooses among our own operations and nothing else.</summary>
public sealed class FormulaCompiler(UnitCatalog catalog)
{
    readonly FormulaUnits _units = new(catalog);

    /// <summary>Whatever comes out.</summary>
    public FormulaResult Compile(string text, IFormulaScope scope) => Compile(text, scope, null);

    /// <summary>As a signal of this kind and unit takes it.</summary>
    public FormulaResult Compile(string text, IFormulaScope scope, ValueKind kind, string unit) => Compile(text, scope, (kind, unit));

    FormulaResult Compile(string text, IFormulaScope scope, (ValueKind Kind, string Unit)? target)
    {
        var (syntax, error) = FormulaParser.Parse(text);
        if (syntax is null)
            return new FormulaResult.Wrong(error!);

        var context = new CheckContext(_units, scope);
        var checker = new FormulaChecker(context);
        var whole = checker.Check(syntax);
        if (whole is not null && target is { } wanted)
            whole = Fit(checker, context, whole, syntax, wanted);
        return whole is null
            ? new FormulaResult.Wrong(context.Error!)
            : new FormulaResult.Compiled(new Formula(whole.Type, context.Signals, context.Windows, FormulaEmitter.Compile(whole)));
    }

    FormulaNode? Fit(FormulaChecker checker, CheckContext context, FormulaNode whole, FormulaSyntax syntax, (ValueKind Kind, string Unit) wanted)
    {
        FormulaKind? kind = wanted.Kind switch
        {
            ValueKind.Double => FormulaKind.Number,
            ValueKind.Boolean => FormulaKind.Boolean,
            ValueKind.State => FormulaKind.State,
            _ => null,
        };
        if (kind is null)
            return context.Fail(syntax.Error("formula-result-kind", ("expected", wanted.Kind.ToString()), ("found", whole.Type.Kind.ToString())));
        return _units.Find(wanted.Unit) is { } unit
            ? checker.Fit(whole, syntax, kind.Value, unit)
            : context.Fail(syntax.Error("formula-unit-unknown", ("unit", wanted.Unit)));
    }
}

/// <summary>A formula that can be evaluated, or why the text is none.</summary>
public abstract record FormulaResult
{
    public sealed record Compiled(Formula Formula) : FormulaResult;

    public sealed record Wrong(FormulaError Error) : FormulaResult;
}
