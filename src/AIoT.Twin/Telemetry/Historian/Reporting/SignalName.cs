namespace AIoT.Twin.Telemetry.Historian.Reporting;

/// <summary>What people call a signal, for programs that read SQL.</summary>
sealed record SignalName(Guid SignalId, Guid TwinId, string Path, string Twin, string Name)
{
    public required string? Site { get; init; }

    public required string Unit { get; init; }

    public required string Kind { get; init; }

    public required string TimeZone { get; init; }

    public bool Retired { get; init; }
}
