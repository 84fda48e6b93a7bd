namespace AIoT.Twin.Telemetry.Historian.Tail;

/// <summary>Where samples came at or before others that were there already, through which commit.</summary>
readonly record struct LateSpan(long Seq, long From, long Through);
