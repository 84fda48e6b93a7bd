namespace AIoT.Twin.Telemetry;

/// <summary>
/// One interval of a window. A value is used when its quality is Good or Uncertain and it is finite; the figures below
/// <see cref="Used"/> are over used values and null when there are none: a gap stays a gap.
/// </summary>
public readonly record struct Bucket(long From, long To, long Count, long Good, long Used)
{
    public double? Min { get; init; }

    public long MinAt { get; init; }

    public double? Max { get; init; }

    public long MaxAt { get; init; }

    public double? Sum { get; init; }

    public double? First { get; init; }

    public long FirstAt { get; init; }

    public double? Last { get; init; }

    public long LastAt { get; init; }

    public double? Mean => Used > 0 ? Sum / Used : null;
}
