namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>
/// At its limit: a twentieth of a window at what the source can say at all, or a fifth at the outermost value ever seen where such a thing
/// was never usual. Zero is where many things rest and counts as no limit.
/// </summary>
struct SaturationCheck
{
    const double AtLimit = 0.05;
    const double AtExtreme = 0.2;

    Extreme _top;
    Extreme _bottom;
    int _saidMost;
    int _saidLeast;
    long _firstUs;
    OpenFault _fault;

    public readonly OpenFault Fault => _fault;

    public void Drop(Guid signal, long nowUs, FaultNews news) => news.Close(signal, QualityKind.Saturated, ref _fault, nowUs);

    public readonly double Lowest => _bottom.Value;

    public readonly double Highest => _top.Value;

    public void Add(double value, long timeUs, SignalLimits limits)
    {
        _top.Add(value, 1);
        _bottom.Add(value, -1);
        if (value >= limits.MostSaid && _saidMost++ == 0)
            _firstUs = timeUs;
        if (value <= limits.LeastSaid && _saidLeast++ == 0)
            _firstUs = timeUs;
    }

    public void End(Guid signal, in Window window, long endUs, in Levels levels, SignalLimits limits, FaultNews news)
    {
        var (share, limit) = Worst(window.Used, levels, limits);
        if (_fault.IsOpen)
        {
            _fault.Magnitude = Math.Max(share, _fault.Magnitude);
            if (share < AtLimit / 2)
                news.Close(signal, QualityKind.Saturated, ref _fault, window.StartUs);
        }
        else if (limits.Asks(QualityKind.Saturated) && share > 0)
        {
            _fault = new OpenFault { Earliest = window.StartUs, Latest = _firstUs > 0 ? _firstUs : endUs, Magnitude = share, Limit = limit };
            news.Open(signal, QualityKind.Saturated, ref _fault);
        }
        else
        {
            _top.Learn(window.Used);
            _bottom.Learn(window.Used);
        }

        _top.Begin();
        _bottom.Begin();
        (_saidMost, _saidLeast, _firstUs) = (0, 0, 0);
    }

    readonly (double Share, double Limit) Worst(int used, in Levels levels, SignalLimits limits)
    {
        if (used == 0)
            return (0, 0);
        var (most, least) = ((double)_saidMost / used, (double)_saidLeast / used);
        if (Math.Max(most, least) >= AtLimit || (_fault.IsOpen && Math.Max(most, least) > 0))
            return most >= least ? (most, limits.MostSaid ?? 0) : (least, limits.LeastSaid ?? 0);
        if (!levels.AreKnown && !_fault.IsOpen)
            return (0, 0);
        var (top, bottom) = (_top.IsUnusual ? _top.ShareOf(used) : 0, _bottom.IsUnusual ? _bottom.ShareOf(used) : 0);
        var enough = _fault.IsOpen ? AtLimit : AtExtreme;
        return Math.Max(top, bottom) < enough ? (0, 0) : top >= bottom ? (top, _top.Value) : (bottom, _bottom.Value);
    }
}
