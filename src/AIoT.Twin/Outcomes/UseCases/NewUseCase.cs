namespace AIoT.Twin.Outcomes.UseCases;

/// <summary>A use case to be registered; the first KPI is the primary one.</summary>
public sealed record NewUseCase(Guid ScopeId, string Statement, Guid OwnerId, DateOnly TargetDate)
{
    /// <summary>Given by whoever must find it again, such as an import that may be repeated.</summary>
    public Guid? Id { get; init; }

    public Guid? SponsorId { get; init; }

    public UnitValue? UnitValue { get; init; }

    public required IReadOnlyList<NewKpi> Kpis { get; init; }
}

/// <summary>A KPI to be registered; days are production days of the site, the end of the baseline is not part of it.</summary>
public sealed record NewKpi(string Kind, Guid ScopeId, DateOnly BaselineFrom, DateOnly BaselineTo, DateOnly ChangeOn, double TargetChange)
{
    public Guid? Id { get; init; }

    public required IReadOnlyList<KpiInput> Inputs { get; init; }

    /// <summary>The line that stays untouched; its inputs are marked as such.</summary>
    public Guid? ComparisonId { get; init; }

    public IReadOnlyDictionary<string, double> Settings { get; init; } = new Dictionary<string, double>();
}
