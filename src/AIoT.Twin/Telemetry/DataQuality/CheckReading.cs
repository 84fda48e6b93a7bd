namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>Off is what people turned off; not asked is what makes no sense for the signal or lacks a limit; learning has seen too little.</summary>
public enum CheckState : byte { NotAsked, Off, Learning, Passes, Fails }

/// <summary>How one check of a signal stands, with what it compares and, while it learns, how far it is.</summary>
public sealed record CheckReading(QualityKind Kind, CheckState State)
{
    /// <summary>The part of what must have been seen, from 0 to 1.</summary>
    public double Learnt { get; init; } = 1;

    /// <summary>What the check compares with, by name, in the unit given.</summary>
    public double? Limit { get; init; }

    public double? OtherLimit { get; init; }

    /// <summary>Whether the limits are only what was seen so far.</summary>
    public bool IsSeen { get; init; }

    public string Unit { get; init; } = "1";

    public QualityReason? Reason { get; init; }
}
