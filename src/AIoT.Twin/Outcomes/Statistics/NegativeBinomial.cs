using MathNet.Numerics;

namespace AIoT.Twin.Outcomes.Statistics;

/// <summary>Counts whose variance is μ + αμ² (NB2), in groups with a rate each and one dispersion; α = 0 is the Poisson limit.</summary>
static class NegativeBinomial
{
    const double LargestDispersion = 20;

    /// <summary>One period: what was counted over how much exposure.</summary>
    public readonly record struct Count(double Events, double Exposure);

    /// <summary>A group's rate and the variance of its logarithm.</summary>
    public readonly record struct Rate(double Value, double LogVariance);

    /// <summary>The rate that best explains the group when the dispersion is given: Σ (y − λe) / (1 + αλe) = 0.</summary>
    public static Rate RateOf(IReadOnlyList<Count> group, double dispersion)
    {
        var rate = group.Sum(c => c.Events) / group.Sum(c => c.Exposure);
        for (var step = 0; rate > 0 && step < 50; step++)
        {
            var (score, information) = (0.0, 0.0);
            foreach (var count in group)
            {
                var mean = rate * count.Exposure;
                score += (count.Events - mean) / (1 + dispersion * mean);
                information += mean / (1 + dispersion * mean);
            }

            var change = Math.Clamp(score / information, -1, 1);
            rate *= Math.Exp(change);
            if (Math.Abs(change) < 1e-12)
                break;
        }

        return new(rate, 1 / group.Sum(c => rate * c.Exposure / (1 + dispersion * rate * c.Exposure)));
    }

    /// <summary>
    /// The dispersion of the highest adjusted profile likelihood; plain likelihood would come out too small because rates are estimated
    /// too.
    /// </summary>
    public static double DispersionOf(IReadOnlyList<IReadOnlyList<Count>> groups)
    {
        double Adjusted(double logDispersion) => groups.Sum(g => AdjustedLikelihood(g, Math.Exp(logDispersion)));
        var (low, high) = (Math.Log(1e-6), Math.Log(LargestDispersion));
        var golden = (Math.Sqrt(5) - 1) / 2;
        while (high - low > 1e-4)
        {
            var (left, right) = (high - golden * (high - low), low + golden * (high - low));
            if (Adjusted(left) > Adjusted(right))
                high = right;
            else
                low = left;
        }

        var best = (low + high) / 2;
        return Adjusted(best) > groups.Sum(g => AdjustedLikelihood(g, 0)) + 1e-9 ? Math.Exp(best) : 0;
    }

    static double AdjustedLikelihood(IReadOnlyList<Count> group, double dispersion)
    {
        var rate = RateOf(group, dispersion);
        return rate.Value <= 0 ? 0 : group.Sum(c => LogLikelihood(c, rate.Value * c.Exposure, dispersion)) + Math.Log(rate.LogVariance) / 2;
    }

    static double LogLikelihood(Count count, double mean, double dispersion)
    {
        if (mean <= 0)
            return 0;
        if (dispersion == 0)
            return count.Events * Math.Log(mean) - mean - SpecialFunctions.GammaLn(count.Events + 1);
        var size = 1 / dispersion;
        return SpecialFunctions.GammaLn(count.Events + size) - SpecialFunctions.GammaLn(size) - SpecialFunctions.GammaLn(count.Events + 1)
            - size * Math.Log(1 + dispersion * mean) + count.Events * Math.Log(dispersion * mean / (1 + dispersion * mean));
    }
}
