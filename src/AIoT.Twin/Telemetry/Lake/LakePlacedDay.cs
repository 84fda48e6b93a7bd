namespace AIoT.Twin.Telemetry.Lake;

/// <summary>A day as it lies in the lake.</summary>
sealed record LakePlacedDay(string Folder, LakeManifest Manifest);
