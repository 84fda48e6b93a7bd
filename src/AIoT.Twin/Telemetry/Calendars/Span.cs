namespace AIoT.Twin.Telemetry.Calendars;

/// <summary>A half-open piece of time in UTC microseconds.</summary>
public readonly record struct Span(long From, long To)
{
    public long Length => To - From;

    public double Hours => Length / 3_600_000_000.0;

    /// <summary>What both have in common; empty pieces have no length.</summary>
    public Span Cut(Span other) => new(Math.Max(From, other.From), Math.Max(Math.Max(From, other.From), Math.Min(To, other.To)));
}
