namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>Outside the range that was set for it: three values in a row, until ten in a row are inside again.</summary>
struct RangeCheck
{
    const int Outside = 3;
    const int Inside = 10;

    int _out;
    int _in;
    long _beforeUs;
    long _sinceUs;
    long _lastInUs;
    long _backUs;
    double _worst;
    double _limit;
    OpenFault _fault;

    public readonly OpenFault Fault => _fault;

    public void Drop(Guid signal, long nowUs, FaultNews news) => news.Close(signal, QualityKind.OutOfRange, ref _fault, nowUs);

    public void Add(Guid signal, double value, long timeUs, SignalLimits limits, FaultNews news)
    {
        var beyond = value < limits.Low ? value - limits.Low.Value : value > limits.High ? value - limits.High.Value : 0;
        if (beyond == 0)
            Within(signal, timeUs, news);
        else
            Beyond(signal, beyond, timeUs, (beyond < 0 ? limits.Low : limits.High)!.Value, news);
    }

    void Within(Guid signal, long timeUs, FaultNews news)
    {
        (_out, _lastInUs) = (0, timeUs);
        if (!_fault.IsOpen)
            return;
        if (_in++ == 0)
            _backUs = timeUs;
        if (_in >= Inside)
            news.Close(signal, QualityKind.OutOfRange, ref _fault, _backUs);
    }

    void Beyond(Guid signal, double beyond, long timeUs, double limit, FaultNews news)
    {
        _in = 0;
        if (_out++ == 0 && !_fault.IsOpen)
            (_beforeUs, _sinceUs, _worst) = (_lastInUs == 0 ? timeUs : _lastInUs, timeUs, 0);
        if (Math.Abs(beyond) > Math.Abs(_worst))
            (_worst, _limit) = (beyond, limit);
        if (_fault.IsOpen)
        {
            (_fault.Magnitude, _fault.Limit) = (_worst, _limit);
        }
        else if (_out >= Outside)
        {
            _fault = new OpenFault { Earliest = _beforeUs, Latest = _sinceUs, Magnitude = _worst, Limit = _limit };
            news.Open(signal, QualityKind.OutOfRange, ref _fault);
        }
    }
}
