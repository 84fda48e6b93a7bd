using AIoT.Twin.Modelling;
using AIoT.Twin.Outcomes.UseCases;

namespace AIoT.Twin.Outcomes;

/// <summary>A use case as people see it, names as they are now.</summary>
public sealed record UseCaseView(UseCaseInfo UseCase, SiteInfo Site, string ScopePath, bool Sample, string? Owner, string? Sponsor,
    Obstacle? Stuck)
{
    /// <summary>The primary one first.</summary>
    public required IReadOnlyList<KpiView> Kpis { get; init; }
}

/// <summary>A KPI with its value; null when its kind or site is gone.</summary>
public sealed record KpiView(KpiInfo Kpi, string ScopeName, string? ComparisonName, KpiValue? Value)
{
    /// <summary>Paths of the signals its notes name, such as the silent one.</summary>
    public required IReadOnlyDictionary<Guid, string> SignalPaths { get; init; }
}
