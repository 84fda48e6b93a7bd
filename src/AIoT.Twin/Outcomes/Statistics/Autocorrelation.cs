namespace AIoT.Twin.Outcomes.Statistics;

/// <summary>How much neighbouring residuals resemble each other, and how many independent ones they are worth.</summary>
static class Autocorrelation
{
    /// <summary>Correlation of each value with the next one; 0 where it is not defined.</summary>
    public static double Lag1(IReadOnlyList<double> values) => Of([.. values.Zip(values.Skip(1))]);

    /// <summary>The same where values are missing: only pairs of neighbouring positions count.</summary>
    public static double Lag1(IReadOnlyList<int> positions, IReadOnlyList<double> values) => Of(
        [.. Enumerable.Range(1, Math.Max(0, values.Count - 1)).Where(i => positions[i] == positions[i - 1] + 1)
            .Select(i => (values[i - 1], values[i]))]);

    /// <summary>n' = n (1 − ρ) / (1 + ρ).</summary>
    public static double EffectiveCount(double count, double rho) => count * (1 - rho) / (1 + rho);

    static double Of(IReadOnlyList<(double First, double Second)> pairs)
    {
        if (pairs.Count < 3)
            return 0;
        var (meanFirst, meanSecond) = (pairs.Average(p => p.First), pairs.Average(p => p.Second));
        var (together, first, second) = (0.0, 0.0, 0.0);
        foreach (var pair in pairs)
        {
            var (a, b) = (pair.First - meanFirst, pair.Second - meanSecond);
            together += a * b;
            first += a * a;
            second += b * b;
        }

        return first > 0 && second > 0 ? together / Math.Sqrt(first * second) : 0;
    }
}
