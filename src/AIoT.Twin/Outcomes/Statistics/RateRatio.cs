using MathNet.Numerics.Distributions;

namespace AIoT.Twin.Outcomes.Statistics;

/// <summary>How much more or less often something happens after than before, by the exposure of each period (planned busy time).</summary>
sealed record RateRatio(Estimate Ratio, double Dispersion)
{
    /// <summary>Null when one side has no event at all: a ratio then has no finite interval.</summary>
    public static RateRatio? Of(IReadOnlyList<NegativeBinomial.Count> before, IReadOnlyList<NegativeBinomial.Count> after)
    {
        if (before.Sum(c => c.Events) == 0 || after.Sum(c => c.Events) == 0 || before.Count + after.Count < 4)
            return null;
        var dispersion = NegativeBinomial.DispersionOf([before, after]);
        var (first, second) = (NegativeBinomial.RateOf(before, dispersion), NegativeBinomial.RateOf(after, dispersion));
        var error = Math.Sqrt(first.LogVariance + second.LogVariance);
        var middle = Math.Log(second.Value / first.Value);
        var half = StudentT.InvCDF(0, 1, before.Count + after.Count - 2, Estimate.UpperQuantile) * error;
        return new(new Estimate(middle, middle - half, middle + half).Map(Math.Exp), dispersion);
    }
}
