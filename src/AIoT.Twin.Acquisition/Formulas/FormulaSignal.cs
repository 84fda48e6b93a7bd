namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>A signal as a formula uses it; the unit is its UCUM code.</summary>
public sealed record FormulaSignal(Guid Id, ValueKind Kind, string Unit);

/// <summary>What a reference in a formula leads to.</summary>
public abstract record SignalMatch
{
    public sealed record Found(FormulaSignal Signal) : SignalMatch;

    public sealed record Unknown : SignalMatch;

    /// <summary>More than one signal ends with this path.</summary>
    public sealed record Ambiguous(int Count) : SignalMatch;
}
