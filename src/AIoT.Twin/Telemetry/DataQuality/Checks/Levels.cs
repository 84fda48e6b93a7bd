namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>Between which levels a signal is while it moves, which tells a machine at rest from a sensor at fault.</summary>
struct Levels
{
    double _low;
    double _high;

    public long FirstUs { get; private set; }

    public long LastUs { get; private set; }

    /// <summary>Windows in which it moved.</summary>
    public int Windows { get; private set; }

    public readonly bool AreKnown => Windows >= Learnt.Windows && LastUs - FirstUs >= Learnt.Span;

    public readonly bool Hold(double value) => Windows > 0 && value >= _low && value <= _high;

    public void See(long timeUs)
    {
        if (FirstUs == 0)
            FirstUs = timeUs;
        LastUs = timeUs;
    }

    public void Learn(in Window window)
    {
        (_low, _high) = Windows == 0 ? (window.Mean, window.Mean) : (Math.Min(_low, window.Mean), Math.Max(_high, window.Mean));
        Windows++;
    }
}
