namespace AIoT.Twin.Outcomes.UseCases;

/// <summary>One figure of a use case: its kind, the line it is of, inputs, baseline window and target.</summary>
public sealed class Kpi
{
    public required Guid Id { get; init; }

    public Guid UseCaseId { get; init; }

    /// <summary>0 is the primary one.</summary>
    public required int Position { get; init; }

    public required string Kind { get; init; }

    public required Guid ScopeId { get; init; }

    /// <summary>The line that stays untouched.</summary>
    public Guid? ComparisonId { get; init; }

    public required IReadOnlyList<KpiInput> Inputs { get; init; }

    public required IReadOnlyDictionary<string, double> Settings { get; init; }

    public required DateOnly BaselineFrom { get; set; }

    public required DateOnly BaselineTo { get; set; }

    public required DateOnly ChangeOn { get; set; }

    /// <summary>Relative; its sign is the direction that is better.</summary>
    public required double TargetChange { get; set; }
}
