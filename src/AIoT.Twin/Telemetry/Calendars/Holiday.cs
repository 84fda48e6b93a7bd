namespace AIoT.Twin.Telemetry.Calendars;

/// <summary>A production day on which nothing is planned.</summary>
public sealed record Holiday(DateOnly Day, string Name);
