using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>The value a pen had at a cursor: none where nothing was known, with its own time and quality.</summary>
public sealed record PenReading(double? Value, DateTimeOffset Time, Quality Quality, string? Word);

/// <summary>A pen at and between two cursors. Without used values between them the figures are null.</summary>
public sealed record PenMeasure(Guid Signal)
{
    public PenReading? A { get; init; }

    public PenReading? B { get; init; }

    public double? Difference => A is { Word: null, Value: { } a } && B is { Word: null, Value: { } b } ? b - a : null;

    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>Of the samples, each counted alike.</summary>
    public double? Mean { get; init; }

    /// <summary>Each value weighed by how long it held.</summary>
    public double? TimeWeighted { get; init; }

    /// <summary>The share of the time that is known; null when only one cursor is set.</summary>
    public double? Known { get; init; }

    public long Count { get; init; }

    /// <summary>How long each state was held, the longest first; for switches, states and texts.</summary>
    public IReadOnlyList<(string Word, TimeSpan Length)> States { get; init; } = [];
}
