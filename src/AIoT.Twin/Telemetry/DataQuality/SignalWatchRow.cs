namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>What is remembered of a series, and through which commit it was judged.</summary>
sealed class SignalWatchRow
{
    public required long SeriesId { get; init; }

    public required Guid SignalId { get; init; }

    public required long Through { get; set; }

    public required byte[] State { get; set; }
}
