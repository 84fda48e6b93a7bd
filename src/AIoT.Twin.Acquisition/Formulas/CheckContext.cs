namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>What all checks of one formula share: the signals and windows met so far, and the first error.</summary>
sealed class CheckContext(FormulaUnits units, IFormulaScope scope)
{
    public FormulaUnits Units { get; } = units;

    public IFormulaScope Scope { get; } = scope;

    public List<FormulaSignal> Signals { get; } = [];

    public List<FormulaWindow> Windows { get; } = [];

    public FormulaError? Error { get; private set; }

    public FormulaNode? Fail(FormulaError error)
    {
        Error ??= error;
        return null;
    }

    /// <summary>The index of the signal a reference means; null when it fails.</summary>
    public int? Find(FormulaSyntax.Reference reference)
    {
        switch (Scope.Find(reference.Text))
        {
            case SignalMatch.Found(var signal) when signal.Kind == ValueKind.Text:
                Fail(reference.Error("formula-signal-is-text", ("signal", reference.Text)));
                return null;
            case SignalMatch.Found(var signal):
                return IndexOf(signal);
            case SignalMatch.Ambiguous(var count):
                Fail(reference.Error("formula-signal-ambiguous", ("signal", reference.Text), ("count", $"{count}")));
                return null;
            default:
                Fail(reference.Error("formula-signal-unknown", ("signal", reference.Text)));
                return null;
        }
    }

    public int IndexOf(FormulaSignal signal)
    {
        var at = Signals.IndexOf(signal);
        if (at < 0)
            Signals.Add(signal);
        return at < 0 ? Signals.Count - 1 : at;
    }

    /// <summary>The type a signal's values have; null when its unit is none.</summary>
    public FormulaType? TypeOf(FormulaSignal signal, FormulaSyntax at)
    {
        if (signal.Kind == ValueKind.Boolean)
            return FormulaType.Boolean;
        if (signal.Kind == ValueKind.State)
            return FormulaType.State;
        if (Units.Find(signal.Unit) is { } unit)
            return FormulaType.Number(unit);
        Fail(at.Error("formula-unit-unknown", ("unit", signal.Unit)));
        return null;
    }
}
