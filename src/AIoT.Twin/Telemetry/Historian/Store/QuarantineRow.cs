namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>A sample that was set aside, and why; or, with an index of -1, how many more of its batch were not kept.</summary>
sealed record QuarantineRow(
    long Received, long? Producer, int Epoch, long? Number, int Index, long? SeriesId, long Time, ushort Status, long Bits, string Reason)
{
    public Guid? SignalId { get; init; }

    public string? Text { get; init; }

    public long More { get; init; }
}
