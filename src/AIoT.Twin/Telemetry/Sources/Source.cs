namespace AIoT.Twin.Telemetry.Sources;

/// <summary>A connection to a device or broker, belonging to the site or area whose people look after it.</summary>
sealed class Source
{
    public required Guid Id { get; init; }

    public required Guid TwinId { get; set; }

    public required string Name { get; set; }

    public required string NameKey { get; set; }

    public required string Driver { get; init; }

    /// <summary>A JSON object of texts, by the keys of the driver's fields; secrets are not among them.</summary>
    public required string Settings { get; set; }

    /// <summary>The secret settings as one protected text.</summary>
    public string? Secrets { get; set; }

    public DateTimeOffset? PausedAt { get; set; }

    public bool WritesAllowed { get; set; }

    /// <summary>How far its times may be ahead of the server's clock, where that is not as everywhere.</summary>
    public long? AllowedAheadMs { get; set; }

    /// <summary>How far they may be behind, where that is limited.</summary>
    public long? AllowedBehindMs { get; set; }

    public required DateTimeOffset Since { get; init; }

    public DateTimeOffset? RetiredAt { get; set; }

    public int Version { get; set; } = 1;
}
