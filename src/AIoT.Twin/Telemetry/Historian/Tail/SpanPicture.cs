namespace AIoT.Twin.Telemetry.Historian.Tail;

/// <summary>A span at one moment, and the texts its samples point to.</summary>
sealed record SpanPicture(IReadOnlyList<RunPicture> Runs, IReadOnlyList<string> Texts);
