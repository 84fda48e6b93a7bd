namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>
/// The noise has gone although the value still changes a little: below a tenth of the quietest usual, for three windows, at a level at
/// which it is usually noisy.
/// </summary>
struct FlatCheck
{
    const int InRow = 3;
    const double Collapsed = 0.1;
    const double Back = 0.3;
    const double Moving = 0.1;

    double _quietest;
    int _run;
    long _since;
    long _firstEnd;
    OpenFault _fault;

    public readonly OpenFault Fault => _fault;

    public void Drop(Guid signal, long nowUs, FaultNews news) => news.Close(signal, QualityKind.Flat, ref _fault, nowUs);

    /// <summary>The smallest usual noise, as a standard deviation.</summary>
    public readonly double Usual => Math.Sqrt(_quietest);

    public void End(Guid signal, in Window window, long endUs, in Levels levels, bool asked, FaultNews news)
    {
        if (window.Differences < Window.Least / 2)
            return;
        var noise = window.Noise;
        if (_fault.IsOpen)
        {
            if (noise >= Back * _quietest || !levels.Hold(window.Mean))
                news.Close(signal, QualityKind.Flat, ref _fault, endUs);
            return;
        }

        if (window.ChangingShare < Moving)
            return;
        if (asked && levels.AreKnown && noise < Collapsed * _quietest && levels.Hold(window.Mean))
        {
            Quiet(signal, window, endUs, news);
            return;
        }

        _run = 0;
        if (_quietest == 0 || noise < _quietest)
            _quietest = noise;
    }

    void Quiet(Guid signal, in Window window, long endUs, FaultNews news)
    {
        if (_run++ == 0)
            (_since, _firstEnd) = (window.StartUs, endUs);
        if (_run < InRow)
            return;
        _fault = new OpenFault { Earliest = _since, Latest = _firstEnd, Magnitude = Math.Sqrt(window.Noise), Limit = Usual };
        _run = 0;
        news.Open(signal, QualityKind.Flat, ref _fault);
    }
}
