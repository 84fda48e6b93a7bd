namespace AIoT.Twin.Telemetry.Historian;

/// <summary>Another process writes the history now.</summary>
sealed class FenceLostException() : Exception("Another process has taken over writing the history.");
