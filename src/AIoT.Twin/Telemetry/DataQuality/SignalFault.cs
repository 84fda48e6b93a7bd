namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>For how long something was wrong with a signal: it began between two times, and lasts while there is no end.</summary>
public sealed class SignalFault
{
    public required Guid Id { get; init; }

    public required Guid SignalId { get; init; }

    public required QualityKind Kind { get; init; }

    public required DateTimeOffset SinceEarliest { get; init; }

    public required DateTimeOffset SinceLatest { get; set; }

    public DateTimeOffset? Until { get; set; }

    /// <summary>In the unit that belongs to the kind.</summary>
    public double Magnitude { get; set; }

    /// <summary>What it was measured against, in the same unit; null where there is none.</summary>
    public double? Limit { get; set; }

    /// <summary>UCUM code of the magnitude.</summary>
    public required string Unit { get; init; }

    /// <summary>The prevailing status of values that are not good.</summary>
    public int Status { get; set; }

    public required DateTimeOffset FoundAt { get; init; }
}
