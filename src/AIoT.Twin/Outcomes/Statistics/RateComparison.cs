namespace AIoT.Twin.Outcomes.Statistics;

/// <summary>Two rates compared by draws: sorted log ratios and differences around what was found.</summary>
sealed class RateComparison(double[] logRatios, double[] differences, double logRatio, double difference)
{
    public Estimate Ratio { get; } = new Estimate(logRatio, At(logRatios, 1 - Estimate.UpperQuantile),
        At(logRatios, Estimate.UpperQuantile)).Map(Math.Exp);

    public Estimate Difference { get; } = new(difference, At(differences, 1 - Estimate.UpperQuantile),
        At(differences, Estimate.UpperQuantile));

    /// <summary>How sure one may be that the true ratio is at most this.</summary>
    public double ProbabilityAtMost(double ratio)
    {
        var limit = Math.Log(ratio);
        return (double)logRatios.Count(l => l <= limit) / logRatios.Length;
    }

    static double At(double[] sorted, double quantile)
    {
        var place = quantile * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[^1];
    }
}
