namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>What is asked of a signal: by its class, by its binding, and by people; what nobody said is null, and learnt where that can be.</summary>
sealed record SignalLimits
{
    public static SignalLimits None { get; } = new();

    /// <summary>The checks that make sense for it and were not turned off, one bit for each kind.</summary>
    public int Checks { get; init; }

    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>The largest change in a second.</summary>
    public double? MostPerSecond { get; init; }

    /// <summary>How often a value is to be expected, from a time of the signal on.</summary>
    public long? IntervalUs { get; init; }

    public long IntervalSinceUs { get; init; }

    /// <summary>Whether the interval may be learnt: what speaks when something happens has none.</summary>
    public bool LearnsInterval { get; init; }

    /// <summary>The least and the most its source can say at all.</summary>
    public double? LeastSaid { get; init; }

    public double? MostSaid { get; init; }

    public bool Asks(QualityKind kind) => (Checks & 1 << (int)kind) != 0;

    public static int Of(params ReadOnlySpan<QualityKind> kinds)
    {
        var mask = 0;
        foreach (var kind in kinds)
            mask |= 1 << (int)kind;
        return mask;
    }
}
