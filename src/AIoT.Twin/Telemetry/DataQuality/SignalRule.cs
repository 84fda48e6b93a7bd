namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>What people ask of a signal beyond what is learnt.</summary>
public sealed class SignalRule
{
    public required Guid SignalId { get; init; }

    public double? Low { get; set; }

    public double? High { get; set; }

    /// <summary>The largest change, in the signal's unit in a minute.</summary>
    public double? MostPerMinute { get; set; }

    public long? IntervalMs { get; set; }

    /// <summary>How much it counts in the health of its twin and of all above it.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>Checks that are not asked, one bit for each kind.</summary>
    public int Off { get; set; }

    public int Version { get; set; } = 1;
}
