namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>Freshness and gaps: no value for more than three intervals, and half a minute at least. While it lasts the signal is silent.</summary>
struct GapCheck
{
    const int Missed = 3;
    const long Least = 30 * Learnt.Second;

    OpenFault _fault;
    bool _excused;

    public readonly OpenFault Fault => _fault;

    /// <summary>Takes the next value's time; true when something was missing before it.</summary>
    public bool Add(Guid signal, long beforeUs, long timeUs, long intervalUs, FaultNews news)
    {
        var excused = _excused;
        _excused = false;
        if (_fault.IsOpen)
        {
            // What was only late is not missing: it never was a gap.
            var missing = IsTooLong(timeUs - beforeUs, intervalUs);
            _fault.Magnitude = Seconds(timeUs - beforeUs);
            news.Close(signal, QualityKind.Gap, ref _fault, missing ? timeUs : _fault.Earliest);
            return missing;
        }

        if (excused || !IsTooLong(timeUs - beforeUs, intervalUs))
            return false;
        Open(signal, beforeUs, timeUs, intervalUs, news);
        news.Close(signal, QualityKind.Gap, ref _fault, timeUs);
        return true;
    }

    /// <summary>What the clock says while no value comes.</summary>
    public void Tick(Guid signal, long beforeUs, long nowUs, long intervalUs, FaultNews news)
    {
        if (_fault.IsOpen)
            _fault.Magnitude = Seconds(nowUs - beforeUs);
        else if (!_excused && IsTooLong(nowUs - beforeUs, intervalUs))
            Open(signal, beforeUs, nowUs, intervalUs, news);
    }

    /// <summary>Somebody wants no values for a while; what is missing then is nobody's fault.</summary>
    public void Excuse(Guid signal, long nowUs, FaultNews news)
    {
        news.Close(signal, QualityKind.Gap, ref _fault, nowUs);
        _excused = true;
    }

    void Open(Guid signal, long beforeUs, long nowUs, long intervalUs, FaultNews news)
    {
        _fault = new OpenFault
        {
            Earliest = beforeUs,
            Latest = beforeUs + intervalUs,
            Magnitude = Seconds(nowUs - beforeUs),
            Limit = Seconds(intervalUs),
        };
        news.Open(signal, QualityKind.Gap, ref _fault);
    }

    /// <summary>Whether a pause is a gap.</summary>
    public static bool IsTooLong(long pauseUs, long intervalUs) => intervalUs > 0 && pauseUs > Missed * intervalUs && pauseUs >= Least;

    static double Seconds(long microseconds) => microseconds / (double)Learnt.Second;
}
