namespace AIoT.Twin.ModelOps.Drift;

public enum Trend : byte { Steady, Rising, Falling }

/// <summary>A stream that is where it usually is not, since some time between earliest and latest, in the stream's unit.</summary>
public sealed record Departure(ShiftKind Kind, double Usual, double Low, double High, double Now, long Earliest, long Latest, Trend Trend)
{
    public double Magnitude => Now - Usual;

    /// <summary>How far, in percent of the width of the usual range.</summary>
    public double PercentOfUsual => High > Low ? 100 * Math.Abs(Magnitude) / (High - Low) : double.PositiveInfinity;
}
