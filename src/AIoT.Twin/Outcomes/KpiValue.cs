using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.Outcomes;

/// <summary>A KPI as computed from its inputs: figures, two verdicts and the rows behind them. Unknown is null, never 0.</summary>
public sealed record KpiValue
{
    public required Guid KpiId { get; init; }

    public required string Kind { get; init; }

    /// <summary>UCUM code of the value.</summary>
    public required string Unit { get; init; }

    public required long ComputedAt { get; init; }

    /// <summary>The end of the last period that is counted.</summary>
    public long? Through { get; init; }

    public required KpiSide Baseline { get; init; }

    public required KpiSide Reporting { get; init; }

    /// <summary>The value that meets the target.</summary>
    public double? Target { get; init; }

    /// <summary>Relative: −0.3 is thirty percent less than the baseline.</summary>
    public Estimate? Change { get; init; }

    public required Judgement Verdict { get; init; }

    /// <summary>How sure one may be that the target is reached.</summary>
    public double? TargetProbability { get; init; }

    public KpiMoney? Money { get; init; }

    public IReadOnlyList<KpiNote> Notes { get; init; } = [];

    public IReadOnlyList<KpiFigure> Figures { get; init; } = [];

    public IReadOnlyList<KpiShowing> Showings { get; init; } = [];

    public IReadOnlyList<KpiPoint> Trend { get; init; } = [];

    public IReadOnlyList<KpiTable> Tables { get; init; } = [];

    /// <summary>The fitted baseline of an energy KPI.</summary>
    public EnergyBaseline? Model { get; init; }
}
