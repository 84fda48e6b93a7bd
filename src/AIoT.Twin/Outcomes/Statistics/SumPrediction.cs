using MathNet.Numerics.Distributions;

namespace AIoT.Twin.Outcomes.Statistics;

/// <summary>The sum of a fitted model over days it has not seen, and how far the measured sum may lie from it by chance.</summary>
sealed record SumPrediction(double Sum, double StandardError, double DegreesOfFreedom)
{
    /// <summary>
    /// The line's uncertainty at the summed day plus the days' own scatter; both grow by n/n' when neighbouring days resemble each other.
    /// Days that alternate (ρ below 0) are taken as independent, which is the careful side.
    /// </summary>
    public static SumPrediction Of(LeastSquaresFit fit, double rho, int chosenBesides, IReadOnlyList<double[]> days)
    {
        var summed = new double[fit.Parameters];
        foreach (var day in days)
        {
            for (var i = 0; i < summed.Length; i++)
                summed[i] += day[i];
        }

        var effective = Autocorrelation.EffectiveCount(fit.Count, Math.Max(0, rho));
        var freedom = Math.Max(1, effective - fit.Parameters - chosenBesides);
        var variance = fit.SquaredError / (fit.Count - fit.Parameters - chosenBesides);
        var inflated = variance * fit.Count / effective * (fit.Leverage(summed) + days.Count);
        return new(fit.Predict(summed), Math.Sqrt(inflated), freedom);
    }

    /// <summary>Predicted − measured.</summary>
    public Estimate Saving(double measured)
    {
        var half = StudentT.InvCDF(0, 1, DegreesOfFreedom, Estimate.UpperQuantile) * StandardError;
        return new(Sum - measured, Sum - measured - half, Sum - measured + half);
    }

    /// <summary>How sure one may be that the true saving is at least this.</summary>
    public double ProbabilityOfSaving(double atLeast, double measured) =>
        StudentT.CDF(0, 1, DegreesOfFreedom, (Sum - measured - atLeast) / StandardError);
}
