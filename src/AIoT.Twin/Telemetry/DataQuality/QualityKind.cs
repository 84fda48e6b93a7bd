namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>What can be wrong with a signal; numbers are stored and never change.</summary>
public enum QualityKind : byte
{
    /// <summary>Values are missing; while it lasts, the signal is silent.</summary>
    Gap = 1,
    Stuck = 2,
    Flat = 3,
    OutOfRange = 4,
    Rate = 5,
    Clock = 6,
    Saturated = 7,
    Codes = 8,

    /// <summary>Found by comparison with related signals; never judged here, only told.</summary>
    Suspect = 9,

    /// <summary>It has a source and no value ever came.</summary>
    NeverSeen = 10,

    /// <summary>Nothing feeds it.</summary>
    NotBound = 11,
}
