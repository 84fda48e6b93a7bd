using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sources;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>How a signal stands now: 0 to 100 points, null where that is unknown, and what is held against it, worst first.</summary>
public sealed record SignalQuality(SignalNode Signal, string Place, int? Points, IReadOnlyList<QualityReason> Reasons)
{
    public Sample? Latest { get; init; }

    public SourceInfo? Source { get; init; }

    public TimeSpan? Interval { get; init; }

    public SignalDoubt? Doubt { get; init; }

    public double Weight { get; init; } = 1;

    public bool IsPaused { get; init; }

    public bool IsSample { get; init; }

    public Standing Standing => Points switch
    {
        null => Standing.Unknown,
        <= HealthPoints.Trusted => Standing.NotTrusted,
        < 100 => Standing.InDoubt,
        _ => Standing.Trusted,
    };
}
