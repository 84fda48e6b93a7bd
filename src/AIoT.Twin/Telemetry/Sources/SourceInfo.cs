using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>A living source as it is known in memory; of its secrets only which are set.</summary>
public sealed record SourceInfo(Guid Id, Guid TwinId, string Name, string Driver, FieldValues Settings, int Version)
{
    public IReadOnlyList<string> SecretsSet { get; init; } = [];

    public DateTimeOffset? PausedAt { get; init; }

    public bool WritesAllowed { get; init; }

    /// <summary>How far its times may be ahead of the server's clock, where that is not as everywhere.</summary>
    public TimeSpan? AllowedAhead { get; init; }

    /// <summary>How far they may be behind; null where that is not limited.</summary>
    public TimeSpan? AllowedBehind { get; init; }

    public DateTimeOffset Since { get; init; }
}
