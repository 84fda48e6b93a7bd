using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>A living sink as it is known in memory; of its secrets only which are set.</summary>
public sealed record SinkInfo(Guid Id, Guid TwinId, string Name, string Target, FieldValues Settings, int Version)
{
    public IReadOnlyList<string> SecretsSet { get; init; } = [];

    public DateTimeOffset? PausedAt { get; init; }

    public int Run { get; init; }

    public DateTimeOffset? StartFrom { get; init; }

    public DateTimeOffset Since { get; init; }
}
