namespace AIoT.Twin.Telemetry.Sources;

/// <summary>How far a source that is read by a position has been read and stored.</summary>
sealed class SourceCursor
{
    public required Guid SourceId { get; init; }

    /// <summary>As the driver writes it.</summary>
    public required string Position { get; set; }
}
