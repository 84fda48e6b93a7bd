namespace AIoT.Twin.ModelOps.Watching;

public enum WatchStatus : byte
{
    /// <summary>Too little is known to say what is usual.</summary>
    CannotJudgeYet,

    Judged,

    /// <summary>It only ever grows: a counter has no usual level.</summary>
    Counter,
}

/// <summary>How far a signal has been watched, with everything its judges remember, so that a restart goes on where it stopped.</summary>
public sealed class WatchedSignal
{
    public required Guid SignalId { get; init; }

    public required long StepUs { get; init; }

    public required DateTimeOffset First { get; init; }

    public required DateTimeOffset ReferenceEnd { get; set; }

    /// <summary>Everything before it has been looked at.</summary>
    public required DateTimeOffset Cursor { get; set; }

    public WatchStatus Status { get; set; }

    /// <summary>Usable values of the reference so far, of <see cref="Drift.Whitener.Learning"/> at least.</summary>
    public int Learned { get; set; }

    public double? UsualLow { get; set; }

    public double? UsualMiddle { get; set; }

    public double? UsualHigh { get; set; }

    /// <summary>At most so many alarms in 30 days come from chance alone.</summary>
    public double ChanceAlarms { get; set; }

    /// <summary>Signals it is compared with.</summary>
    public List<Guid> ComparedWith { get; set; } = [];

    public byte[] State { get; set; } = [];
}
