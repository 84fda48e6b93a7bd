namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>The process that writes the history: what it calls itself, and until when it need not be heard of.</summary>
public sealed record LeaseHolder(string Owner, DateTimeOffset Until);
