namespace AIoT.Twin.Telemetry.Historian.Corrections;

/// <summary>A value that got a new one; when that came and from whom, where that was written down.</summary>
sealed record FormerValue(long SeriesId, long Time, ushort Status, long Bits, string? Text)
{
    public long? Received { get; init; }

    public string? Producer { get; init; }
}
