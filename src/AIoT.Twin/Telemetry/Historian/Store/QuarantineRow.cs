namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>A sample that was set aside, and why.</summary>
sealed record QuarantineRow(
    long Received, long? Producer, int Epoch, long? Number, int Index, long? SeriesId, long Time, ushort Status, long Bits, string Reason);
