namespace AIoT.Twin.Outcomes.Statistics;

/// <summary>
/// Energy of a day = base + perUnit · units + perHeatingDegree · HDD + perCoolingDegree · CDD, fitted on the baseline alone.
/// </summary>
sealed class EnergyModel(EnergyTerms terms, LeastSquaresFit fit, IReadOnlyList<EnergyDay> days)
{
    public EnergyTerms Terms => terms;

    public LeastSquaresFit Fit => fit;

    public IReadOnlyList<EnergyDay> Days => days;

    public double Rho { get; } = Autocorrelation.Lag1([.. days.Select(d => d.Day.DayNumber)], fit.Residuals);

    public double CvRmse => Math.Sqrt(fit.SquaredError / (fit.Count - fit.Parameters - terms.BalancePoints)) / days.Average(d => d.Energy);

    public double Nmbe => -fit.Residuals.Sum() / days.Sum(d => d.Energy);

    public double Base => fit.Coefficients[0];

    public double? PerUnit => terms.Units ? fit.Coefficients[1] : null;

    public double? PerHeatingDegree => terms.Heating is null ? null : fit.Coefficients[terms.Units ? 2 : 1];

    public double? PerCoolingDegree => terms.Cooling is null ? null : fit.Coefficients[^1];

    public double Predict(EnergyDay day) => fit.Predict(terms.Row(day));

    public SumPrediction PredictSum(IReadOnlyList<EnergyDay> reporting) =>
        SumPrediction.Of(fit, Rho, terms.BalancePoints, [.. reporting.Select(terms.Row)]);
}
