using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>Measured energy against what the fitted baseline says the same days would have taken.</summary>
sealed class EnergyComparison
{
    readonly SumPrediction _prediction;
    readonly IReadOnlyList<EnergyDay> _days;

    EnergyComparison(EnergyModel model, IReadOnlyList<EnergyDay> days)
    {
        _days = days;
        _prediction = model.PredictSum(days);
        Measured = days.Sum(d => d.Energy);
        Saving = _prediction.Saving(Measured);
    }

    /// <summary>Null on fewer days than may be judged, or when the model gives a sum that cannot be divided by.</summary>
    public static EnergyComparison? Of(EnergyModel? model, IReadOnlyList<EnergyDay> days) =>
        model is not null && days.Count >= 7 * Judgement.LeastWeeks && new EnergyComparison(model, days) is { Predicted: > 0 } comparison
            ? comparison
            : null;

    public double Predicted => _prediction.Sum;

    public double Measured { get; }

    public Estimate Saving { get; }

    public Estimate Change => Saving.MapFalling(s => -s / Predicted);

    public Estimate SavingPerYear => Saving.Map(s => s * 365.25 / _days.Count);

    /// <summary>How sure one may be that the energy fell by at least this share.</summary>
    public double ProbabilityOf(double reduction) => _prediction.ProbabilityOfSaving(reduction * Predicted, Measured);

    public double Units => _days.Sum(d => d.Units);
}
