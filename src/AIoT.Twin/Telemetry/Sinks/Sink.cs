namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>A place that the samples of a twin and of all below it are sent to.</summary>
sealed class Sink
{
    public required Guid Id { get; init; }

    /// <summary>What it sends: the signals of this twin and of everything below.</summary>
    public required Guid TwinId { get; set; }

    public required string Name { get; set; }

    public required string NameKey { get; set; }

    /// <summary>The kind of the other side, by the plug-in's name.</summary>
    public required string Target { get; init; }

    /// <summary>A JSON object of texts, by the keys of the plug-in's fields; secrets are not among them.</summary>
    public required string Settings { get; set; }

    /// <summary>The secret settings as one protected text.</summary>
    public string? Secrets { get; set; }

    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>How often it was begun anew; what runs compares it with the number it was begun under.</summary>
    public int Run { get; set; } = 1;

    /// <summary>Of which time on history is sent when it is begun; null sends only what comes from then on.</summary>
    public DateTimeOffset? StartFrom { get; set; }

    public required DateTimeOffset Since { get; init; }

    public DateTimeOffset? RetiredAt { get; set; }

    public int Version { get; set; } = 1;
}
