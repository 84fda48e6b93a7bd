namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>Times that repeat with another value, or go back a little: a twentieth of a window and five at least, until fewer than one in a hundred.</summary>
struct ClockCheck
{
    const int Least = 5;
    const double Many = 0.05;
    const double Few = 0.01;

    int _wrong;
    long _firstUs;
    OpenFault _fault;

    public readonly OpenFault Fault => _fault;

    public void Drop(Guid signal, long nowUs, FaultNews news) => news.Close(signal, QualityKind.Clock, ref _fault, nowUs);

    public void Add(long timeUs)
    {
        if (_wrong++ == 0)
            _firstUs = timeUs;
    }

    public void End(Guid signal, in Window window, long endUs, bool asked, FaultNews news)
    {
        var share = (double)_wrong / (window.Count + _wrong);
        if (_fault.IsOpen)
        {
            _fault.Magnitude = Math.Max(share, _fault.Magnitude);
            if (share < Few)
                news.Close(signal, QualityKind.Clock, ref _fault, window.StartUs);
        }
        else if (asked && _wrong >= Least && share >= Many)
        {
            _fault = new OpenFault { Earliest = Math.Min(window.StartUs, _firstUs), Latest = Math.Max(window.StartUs, _firstUs), Magnitude = share, Limit = Many };
            news.Open(signal, QualityKind.Clock, ref _fault);
        }

        _wrong = 0;
    }
}
