namespace AIoT.Twin.Telemetry.Historian;

/// <summary>A stored row that could not be read: skipped, counted, shown; it stops nothing.</summary>
public sealed record DamagedRow(string Table, long Id, DateTimeOffset From, DateTimeOffset Through, string Reason);
