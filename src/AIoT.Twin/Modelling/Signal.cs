using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Modelling;

/// <summary>A signal (tag) of a twin. Its history belongs to it: renaming, moving its twin and re-binding keep it.</summary>
public sealed class Signal
{
    public required Guid Id { get; init; }

    public required Guid TwinId { get; init; }

    public required string Name { get; set; }

    public required string NameKey { get; set; }

    /// <summary>UCUM code.</summary>
    public required string Unit { get; set; }

    public required ValueKind Kind { get; set; }

    public required SignalClass Class { get; set; }

    /// <summary>The telemetry element of the twin's type it came from, if it came from one.</summary>
    public string? Element { get; init; }

    /// <summary>What people should know of it, such as where it is measured.</summary>
    public string? Description { get; set; }

    public required DateTimeOffset Since { get; init; }

    public DateTimeOffset? RetiredAt { get; set; }

    public int Version { get; set; } = 1;
}
