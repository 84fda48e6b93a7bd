using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Formulas;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Sources.Calculated;

public abstract record CheckFormulaResult
{
    /// <summary>What it is, and what it gives now; in the unit that was asked for where one was.</summary>
    public sealed record Right(FormulaType Type, FormulaValue Now, DateTimeOffset At, IReadOnlyList<Guid> Signals) : CheckFormulaResult;

    public sealed record Wrong(FormulaError Error) : CheckFormulaResult;
}

/// <summary>Judges a formula while it is being written, with the value it would have now; over signals the caller may read.</summary>
public sealed class CheckFormula(FormulaCompiler compiler, CalculationCheck check, IFormulaHistory history, TimeProvider clock)
{
    /// <param name="near">The twin whose signals are meant first where several have the name.</param>
    /// <param name="target">Kind and unit of the signal it is to feed.</param>
    public async Task<CheckFormulaResult> RunAsync(Caller by, string formula, Guid? near, (ValueKind Kind, string Unit)? target, CancellationToken cancellationToken)
    {
        var scope = check.ScopeOf(by, near);
        var result = target is var (kind, unit) ? compiler.Compile(formula, scope, kind, unit) : compiler.Compile(formula, scope);
        if (result is FormulaResult.Wrong { Error: var error })
            return new CheckFormulaResult.Wrong(error);

        var compiled = ((FormulaResult.Compiled)result).Formula;
        var calculation = new Calculation(compiled, history);
        var now = clock.Now();
        await calculation.BeginAsync(now.ToMicroseconds() + 1, cancellationToken);
        return new CheckFormulaResult.Right(compiled.Result, calculation.At(now.ToMicroseconds()), now, [.. compiled.Signals.Select(s => s.Id)]);
    }
}
