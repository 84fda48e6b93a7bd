using AIoT.Twin.ModelOps.Drift;

namespace AIoT.Twin.ModelOps.Watching;

/// <summary>Three things that are never mixed.</summary>
public enum Verdict : byte { BehaviourChanged, SensorSuspect, ModelDrift }

public enum FindingCause : byte { Level, Spread, Stuck, Apart, Residual }

/// <summary>Something found about a signal or a model's residual, followed until it is over.</summary>
public sealed class Finding
{
    public required Guid Id { get; init; }

    /// <summary>The signal, or the model.</summary>
    public required Guid SubjectId { get; init; }

    public required Guid TwinId { get; init; }

    public required Verdict Verdict { get; init; }

    public required FindingCause Cause { get; init; }

    public required string Unit { get; init; }

    public double Usual { get; set; }

    public double Low { get; set; }

    public double High { get; set; }

    public double Now { get; set; }

    /// <summary>In the unit; for a stuck value null.</summary>
    public double? Magnitude { get; set; }

    public double? PercentOfUsual { get; set; }

    public Trend Trend { get; set; }

    public required DateTimeOffset SinceEarliest { get; set; }

    public required DateTimeOffset SinceLatest { get; set; }

    public required DateTimeOffset FoundAt { get; init; }

    public required DateTimeOffset SeenUntil { get; set; }

    /// <summary>When it was over; null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public double ChanceAlarms { get; set; }

    /// <summary>Whether it is told to those it concerns, not only shown.</summary>
    public bool Told { get; init; }

    /// <summary>The signals that disagree with it, or that moved with it.</summary>
    public List<Guid> ComparedWith { get; set; } = [];
}
