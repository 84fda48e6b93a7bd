
namespace AIoT.Twin.Outcomes.Statistics;

/// <summary>
/// How well predictions of a model with <paramref name="parameters"/> coefficients meet what was observed (ASHRAE Guideline 14).
/// </summary>
public sealed class FitMetrics(IReadOnlyList<double> observed, IReadOnlyList<double> predicted, int parameters)
{
    readonly double[] _residuals = [.. observed.Zip(predicted, (o, p) => o - p)];
    readonly double _mean = observed.Average();

    public int Count => _residuals.Length;

    double SquaredError => _residuals.Sum(e => e * e);

    public double Rmse => Math.Sqrt(SquaredError / Count);

    public double CvRmse => Rmse / _mean;

    /// <summary>CV(RMSE) over n − p, as the guideline has it.</summary>
    public double CvRmseAdjusted => Math.Sqrt(SquaredError / (Count - parameters)) / _mean;

    public double CvStandardDeviation => Math.Sqrt(observed.Sum(o => (o - _mean) * (o - _mean)) / (Count - 1)) / _mean;

    /// <summary>Σ(predicted − observed) / Σ observed: positive when the model predicts too much.</summary>
    public double Nmbe => -_residuals.Sum() / observed.Sum();

    public double Nmae => _residuals.Sum(Math.Abs) / observed.Sum();

    public double Mape => observed.Zip(_residuals, (o, e) => Math.Abs(e / o)).Average();

    /// <summary>Squared correlation of observed and predicted.</summary>
    public double R2
    {
        get
        {
            var meanPredicted = predicted.Average();
            var together = observed.Zip(predicted, (o, p) => (o - _mean) * (p - meanPredicted)).Sum();
            return together * together / (observed.Sum(o => (o - _mean) * (o - _mean))
                * predicted.Sum(p => (p - meanPredicted) * (p - meanPredicted)));
        }
    }

    public double R2Adjusted => 1 - (1 - R2) * (Count - 1) / (Count - parameters - 1);

    public double Rho => Autocorrelation.Lag1(_residuals);

    public double EffectiveCount => Autocorrelation.EffectiveCount(Count, Rho);

    public double DegreesOfFreedom => Math.Round(EffectiveCount - parameters);

    public double StudentT => MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, DegreesOfFreedom, Estimate.UpperQuantile);

    /// <summary>What counting n' instead of n values does to the error.</summary>
    public double AutocorrelationCorrection => Math.Sqrt((Count - parameters) / (EffectiveCount - parameters));

    /// <summary>√(1 + 2/n'), the guideline's short form of the model's own uncertainty.</summary>
    public double ModelUncertainty => Math.Sqrt(1 + 2 / EffectiveCount);
}
