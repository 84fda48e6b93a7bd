namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>
/// How far a reading tells about the time after it: by a step or a line, over at most <paramref name="LimitUs"/> microseconds, never
/// past a bad reading and never into the future.
/// </summary>
public readonly record struct Holding(Interpolation Interpolation, long LimitUs = long.MaxValue)
{
    public static Holding Step(TimeSpan? limit = null) => new(Interpolation.Step, Microseconds(limit));

    public static Holding Linear(TimeSpan? limit = null) => new(Interpolation.Linear, Microseconds(limit));

    static long Microseconds(TimeSpan? limit) => limit is { } most ? most.Ticks / TimeSpan.TicksPerMicrosecond : long.MaxValue;
}
