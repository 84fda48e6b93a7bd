namespace AIoT.Twin.Outcomes.UseCases;

/// <summary>What somebody promised to change at a site, with the KPIs it is measured by, the primary one first.</summary>
public sealed class UseCase
{
    public required Guid Id { get; init; }

    /// <summary>The site or line it is at.</summary>
    public required Guid ScopeId { get; init; }

    /// <summary>The outcome in the owner's words.</summary>
    public required string Statement { get; set; }

    public required Guid OwnerId { get; set; }

    public Guid? SponsorId { get; set; }

    public required DateOnly TargetDate { get; set; }

    /// <summary>What one unit of the primary KPI is worth, in 1/10,000 of the currency.</summary>
    public long? UnitAmount { get; set; }

    public string? UnitCurrency { get; set; }

    public required DateTimeOffset Since { get; init; }

    public DateTimeOffset? RetiredAt { get; set; }

    public int Version { get; set; } = 1;

    public List<Kpi> Kpis { get; init; } = [];
}
