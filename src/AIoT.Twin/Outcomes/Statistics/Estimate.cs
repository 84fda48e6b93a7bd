namespace AIoT.Twin.Outcomes.Statistics;

/// <summary>An estimated number with its 90 % interval.</summary>
public readonly record struct Estimate(double Value, double Low, double High)
{
    public const double Confidence = 0.90;

    /// <summary>The quantile the upper end stands at: half of what is left out lies above it.</summary>
    internal const double UpperQuantile = 1 - (1 - Confidence) / 2;

    public bool Excludes(double value) => value < Low || value > High;

    public Estimate Map(Func<double, double> rising) => new(rising(Value), rising(Low), rising(High));

    /// <summary>Of a falling function the ends change places.</summary>
    public Estimate MapFalling(Func<double, double> falling) => new(falling(Value), falling(High), falling(Low));
}
