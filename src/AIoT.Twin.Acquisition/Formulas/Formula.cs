namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>A compiled formula: what it needs, what comes out, and the way from one to the other.</summary>
public sealed class Formula
{
    readonly Func<FormulaInputs, double> _run;

    internal Formula(FormulaType result, IReadOnlyList<FormulaSignal> signals, IReadOnlyList<FormulaWindow> windows, Func<FormulaInputs, double> run)
    {
        (Result, Signals, Windows) = (result, signals, windows);
        _run = run;
    }

    public FormulaType Result { get; }

    public IReadOnlyList<FormulaSignal> Signals { get; }

    public IReadOnlyList<FormulaWindow> Windows { get; }

    /// <summary>How far back it looks at a signal; zero when only at its value.</summary>
    public long LooksBackUs(int signal) => Windows.Where(w => w.Signal == signal).Select(w => w.DurationUs).DefaultIfEmpty().Max();

    public FormulaInputs Inputs() => new(Signals.Count, Windows.Count);

    /// <summary>The same inputs give the same value; nothing is kept between two evaluations.</summary>
    public FormulaValue Evaluate(FormulaInputs inputs)
    {
        inputs.Begin();
        var value = _run(inputs);
        if (double.IsNaN(value))
            return new FormulaValue(value, inputs.Bad == SampleStatus.Good ? SampleStatus.BadNotANumber : inputs.Bad);
        // A value that stands whatever the unknown part may be is known; one that rests on doubtful inputs is doubtful.
        return new FormulaValue(value, inputs.IsUncertain ? SampleStatus.Uncertain : SampleStatus.Good);
    }
}

/// <summary>What a formula gives: not a number when it is unknown, with the reason as its status.</summary>
public readonly record struct FormulaValue(double Value, ushort Status)
{
    public bool IsKnown => SampleStatus.QualityOf(Status) != Quality.Bad;
}
