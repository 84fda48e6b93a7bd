namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>Changed faster between two values than the limit set for it; over after a window without.</summary>
struct RateCheck
{
    double _before;
    long _beforeUs;
    bool _known;
    int _inWindow;
    OpenFault _fault;

    public readonly OpenFault Fault => _fault;

    public void Drop(Guid signal, long nowUs, FaultNews news) => news.Close(signal, QualityKind.Rate, ref _fault, nowUs);

    /// <summary>The largest change in a second seen so far, to choose a limit by.</summary>
    public double Largest { get; private set; }

    public void Add(Guid signal, double value, long timeUs, SignalLimits limits, FaultNews news)
    {
        if (_known)
        {
            var rate = (value - _before) / (timeUs - _beforeUs) * Learnt.Second;
            Largest = Math.Max(Largest, Math.Abs(rate));
            if (Math.Abs(rate) > limits.MostPerSecond && limits.Asks(QualityKind.Rate))
                TooFast(signal, rate, timeUs, limits.MostPerSecond.Value, news);
        }

        (_before, _beforeUs, _known) = (value, timeUs, true);
    }

    void TooFast(Guid signal, double rate, long timeUs, double limit, FaultNews news)
    {
        _inWindow++;
        if (!_fault.IsOpen)
        {
            _fault = new OpenFault { Earliest = _beforeUs, Latest = timeUs, Magnitude = rate, Limit = limit };
            news.Open(signal, QualityKind.Rate, ref _fault);
        }
        else if (Math.Abs(rate) > Math.Abs(_fault.Magnitude))
        {
            _fault.Magnitude = rate;
        }
    }

    public void End(Guid signal, long endUs, FaultNews news)
    {
        if (_inWindow == 0)
            news.Close(signal, QualityKind.Rate, ref _fault, endUs);
        _inWindow = 0;
    }

    /// <summary>Over a gap there is no rate.</summary>
    public void Break() => _known = false;
}
