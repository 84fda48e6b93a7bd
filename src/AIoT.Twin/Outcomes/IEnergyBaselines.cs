using AIoT.Twin.Outcomes.UseCases;

namespace AIoT.Twin.Outcomes;

/// <summary>The fitted energy baselines of all use cases; rights are asked by the caller of this, on the use case's scope.</summary>
public interface IEnergyBaselines
{
    Task<IReadOnlyList<EnergyBaselineEntry>> AllAsync(CancellationToken cancellationToken);
}

/// <summary>A use case's fitted baseline; null until there are enough days to fit.</summary>
public sealed record EnergyBaselineEntry(UseCaseInfo UseCase, KpiInfo Kpi, EnergyBaseline? Baseline, long ComputedAt);
