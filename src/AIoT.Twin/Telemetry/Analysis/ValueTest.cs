namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>What a used value has to be, in the signal's unit: "&gt; 80".</summary>
public readonly record struct ValueTest(Comparison Comparison, double Value)
{
    public bool Holds(double number) => Comparison switch
    {
        Comparison.Greater => number > Value,
        Comparison.GreaterOrEqual => number >= Value,
        Comparison.Less => number < Value,
        Comparison.LessOrEqual => number <= Value,
        Comparison.Equal => number == Value,
        _ => number != Value,
    };

    /// <summary>Whether it can hold for any of several values of which only the smallest and the largest are known.</summary>
    public bool MayHold(double min, double max) => Comparison switch
    {
        Comparison.Greater => max > Value,
        Comparison.GreaterOrEqual => max >= Value,
        Comparison.Less => min < Value,
        Comparison.LessOrEqual => min <= Value,
        Comparison.Equal => min <= Value && Value <= max,
        _ => min != Value || max != Value,
    };
}
