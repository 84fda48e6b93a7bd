namespace AIoT.Twin.Telemetry.Historian.Corrections;

/// <summary>What came late of one series from one producer within a quarter of an hour of its coming.</summary>
sealed record CorrectionPart(long SeriesId, string Producer, long Slot, long First, long Last)
{
    public required long From { get; init; }

    /// <summary>The newest time that came late, itself included.</summary>
    public required long Through { get; init; }

    public required long Added { get; init; }

    public required long Revised { get; init; }

    /// <summary>When the rows of minutes to days had it all; null as long as they have not.</summary>
    public long? Rolled { get; init; }
}
