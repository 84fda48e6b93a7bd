namespace AIoT.Twin.Telemetry.Historian.Rollups;

/// <summary>One row: a bucket of a series; its width is in seconds.</summary>
readonly record struct RollupRow(int Width, long SeriesId, Bucket Figures);
