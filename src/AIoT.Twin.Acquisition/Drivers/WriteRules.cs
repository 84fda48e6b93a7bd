namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What is allowed for one signal: by the administrator for the source, and by its own limits.</summary>
public sealed record WriteRules
{
    /// <summary>Only the sample plant's sources can be written to so far.</summary>
    public required bool IsSample { get; init; }

    public required bool AreWritesAllowed { get; init; }

    /// <summary>Null for a signal that is not writable.</summary>
    public required WriteLimits? Limits { get; init; }

    /// <summary>A value older than this may no longer be what the device holds.</summary>
    public required TimeSpan StaleAfter { get; init; }
}

public sealed record WriteLimits(double Least, double Most, double LargestStep, TimeSpan ShortestInterval);
