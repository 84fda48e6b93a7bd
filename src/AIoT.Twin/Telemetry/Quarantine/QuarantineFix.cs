namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>What becomes the value of a sample that is tried again.</summary>
public enum FixedValue
{
    /// <summary>What came, if it is a value of the signal as it stands.</summary>
    AsSent,

    /// <summary>What came, read generously: 21,5 as 21.5, on and off as 1 and 0, 3.0 as 3, a number as a text.</summary>
    Converted,

    /// <summary>A value somebody gives; it is marked as entered by hand.</summary>
    Given,

    /// <summary>No value, with bad quality: that something came then is kept.</summary>
    Bad,
}

/// <summary>How samples that were set aside are mended before they are tried again.</summary>
public sealed record QuarantineFix
{
    /// <summary>Added to their times.</summary>
    public TimeSpan Shift { get; init; }

    /// <summary>The signal they are for; null leaves it as it is.</summary>
    public Guid? Signal { get; init; }

    public FixedValue Value { get; init; }

    public string? Given { get; init; }
}
