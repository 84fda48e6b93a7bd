using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.Outcomes;

/// <summary>
/// The fitted baseline of an energy KPI: energy of a day = base + perUnit · units + perHeatingDegree · HDD + perCoolingDegree · CDD.
/// </summary>
public sealed record EnergyBaseline
{
    public required Guid KpiId { get; init; }

    /// <summary>Changes with the data window and with the coefficients, and with nothing else.</summary>
    public required string Version { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required EnergyTerms Terms { get; init; }

    public required double Base { get; init; }

    public double? PerUnit { get; init; }

    public double? PerHeatingDegree { get; init; }

    public double? PerCoolingDegree { get; init; }

    public required int Days { get; init; }

    public required double CvRmse { get; init; }

    public required double Nmbe { get; init; }

    public required double R2Adjusted { get; init; }

    /// <summary>Correlation of neighbouring days' residuals.</summary>
    public required double Rho { get; init; }

    /// <summary>kWh measured and predicted for each day all inputs are known of, in the baseline and since.</summary>
    public required IReadOnlyList<EnergyResidual> Residuals { get; init; }
}

public readonly record struct EnergyResidual(DateOnly Day, double Measured, double Predicted)
{
    public double Value => Measured - Predicted;
}
