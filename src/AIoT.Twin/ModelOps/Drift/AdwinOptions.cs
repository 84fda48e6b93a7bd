namespace AIoT.Twin.ModelOps.Drift;

/// <summary>Settings of ADWIN with the defaults of Bifet and Gavaldà's authors' and the usual implementations.</summary>
public sealed record AdwinOptions
{
    public double Delta { get; init; } = 0.002;

    public int Clock { get; init; } = 32;

    public int BucketsPerRow { get; init; } = 5;

    public int LeastPart { get; init; } = 5;

    public int Grace { get; init; } = 10;

    /// <summary>Skips the newest bucket of each row when looking for a cut, as older implementations do.</summary>
    public bool Legacy { get; init; }
}
