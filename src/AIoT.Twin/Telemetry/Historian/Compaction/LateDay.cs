namespace AIoT.Twin.Telemetry.Historian.Compaction;

/// <summary>Samples of one day that came at or before others that were in chunks already.</summary>
readonly record struct LateDay(long From, long Through, int Count);
