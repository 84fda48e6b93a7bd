namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>Values of a closed series in the unit its signal has now: new = old · Factor + Offset.</summary>
public readonly record struct LinearConversion(double Factor, double Offset)
{
    public static LinearConversion None { get; } = new(1, 0);

    public bool IsNone => this == None;
}
