namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>The older value of a (series, time) that was given a new one.</summary>
sealed record RevisionRow(long SeriesId, long Time, int Index, ushort Status, long Bits, string? Text);
