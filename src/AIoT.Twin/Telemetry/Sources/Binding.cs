namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Which address of which source a signal gets its values from, and what is done to them on the way.</summary>
sealed class Binding
{
    public required Guid Id { get; init; }

    public required Guid SourceId { get; init; }

    /// <summary>A signal has one binding; two devices writing one history would be nobody's.</summary>
    public required Guid SignalId { get; init; }

    /// <summary>A JSON object of texts, by the keys of the driver's address fields.</summary>
    public required string Address { get; set; }

    public double Scale { get; set; } = 1;

    public double Offset { get; set; }

    /// <summary>UCUM code of what the device sends, after scale and offset.</summary>
    public required string Unit { get; set; }

    /// <summary>A JSON list of rules; null where none was edited since the deadband below was all there was.</summary>
    public string? Rules { get; set; }

    public double? Deadband { get; set; }

    public bool DeadbandIsPercent { get; set; }

    public long? HeartbeatMs { get; set; }

    public long? IntervalMs { get; set; }

    public double? WriteLeast { get; set; }

    public double? WriteMost { get; set; }

    public double? WriteStep { get; set; }

    public long? WriteIntervalMs { get; set; }

    public int Version { get; set; } = 1;
}
