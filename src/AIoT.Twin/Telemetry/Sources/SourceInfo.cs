using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>A living source as it is known in memory; of its secrets only which are set.</summary>
public sealed record SourceInfo(Guid Id, Guid TwinId, string Name, string Driver, FieldValues Settings, int Version)
{
    public IReadOnlyList<string> SecretsSet { get; init; } = [];

    public DateTimeOffset? PausedAt { get; init; }

    public bool WritesAllowed { get; init; }

    public DateTimeOffset Since { get; init; }
}
