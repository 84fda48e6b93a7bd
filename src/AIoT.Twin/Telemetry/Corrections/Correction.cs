using AIoT.Twin.Telemetry.DataQuality;
using AIoT.Twin.Telemetry.Historian.Corrections;

namespace AIoT.Twin.Telemetry.Corrections;

/// <summary>What came late or otherwise for a twin's signals from one sender, and what became of it.</summary>
public sealed record Correction(Guid Twin, string Producer, DateTimeOffset FirstAt, DateTimeOffset LastAt)
{
    public Guid? Source { get; init; }

    public string? SourceName { get; init; }

    /// <summary>The oldest and the newest time that changed.</summary>
    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset Through { get; init; }

    public long Added => Signals.Sum(s => s.Added);

    public long Revised => Signals.Sum(s => s.Revised);

    public required IReadOnlyList<CorrectedSignal> Signals { get; init; }

    /// <summary>When the rows of minutes to days had all of it; null as long as they have not.</summary>
    public DateTimeOffset? RolledAt { get; init; }

    /// <summary>What works with these signals, changed or not.</summary>
    public IReadOnlyList<HurtUse> Touches { get; init; } = [];

    /// <summary>Figures that became otherwise.</summary>
    public IReadOnlyList<CorrectionEffect> Effects { get; init; } = [];
}

/// <summary>How much of a signal came late.</summary>
public sealed record CorrectedSignal(Guid Id, string Name, long Added, long Revised);
