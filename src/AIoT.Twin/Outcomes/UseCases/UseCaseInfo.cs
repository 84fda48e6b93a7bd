namespace AIoT.Twin.Outcomes.UseCases;

/// <summary>A living use case as memory knows it.</summary>
public sealed record UseCaseInfo(Guid Id, Guid ScopeId, string Statement, Guid OwnerId, Guid? SponsorId, DateOnly TargetDate,
    UnitValue? UnitValue, DateTimeOffset Since, int Version)
{
    /// <summary>The primary one first.</summary>
    public required IReadOnlyList<KpiInfo> Kpis { get; init; }
}

/// <summary>A KPI of a use case; the definition says what it is computed from.</summary>
public sealed record KpiInfo(KpiDefinition Definition, Guid UseCaseId, int Position, Guid? ComparisonId)
{
    public Guid Id => Definition.Id;
}
