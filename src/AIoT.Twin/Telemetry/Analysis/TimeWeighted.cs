namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>The integral over the known part of a span, in the signal's unit times seconds, and how much of the span is known.</summary>
public readonly record struct TimeWeighted(long FromUs, long ToUs, long KnownUs, double Integral)
{
    /// <summary>Null when nothing of the span is known.</summary>
    public double? Average => KnownUs > 0 ? Integral / (KnownUs / 1e6) : null;

    public long UnknownUs => ToUs - FromUs - KnownUs;
}
