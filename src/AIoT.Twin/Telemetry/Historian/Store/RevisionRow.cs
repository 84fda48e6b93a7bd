namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>The older value of a (series, time), and who gave it a new one when.</summary>
sealed record RevisionRow(long SeriesId, long Time, ushort Status, long Bits, string? Text)
{
    public int Index { get; init; }

    public long Received { get; init; }

    public long Producer { get; init; }
}
