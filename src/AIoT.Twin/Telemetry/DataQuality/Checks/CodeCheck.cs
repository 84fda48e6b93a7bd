using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>
/// What the source itself says: bad, or a tenth of a window bad, or half of it uncertain; over after a window's worth of good values in a row.
/// The reason is the one that prevails.
/// </summary>
struct CodeCheck
{
    const int InRow = 3;
    const int GoodInRow = 60;
    const double ManyBad = 0.1;
    const double ManyUncertain = 0.5;

    ushort _status;
    int _votes;
    int _badRun;
    int _goodRun;
    int _bad;
    int _uncertain;
    long _firstUs;
    long _badSinceUs;
    long _lastGoodUs;
    long _goodSinceUs;
    OpenFault _fault;

    public readonly OpenFault Fault => _fault;

    public void Drop(Guid signal, long nowUs, FaultNews news) => news.Close(signal, QualityKind.Codes, ref _fault, nowUs);

    public void Add(Guid signal, ushort status, long timeUs, bool asked, FaultNews news)
    {
        if (SampleStatus.QualityOf(status) is Quality.Good)
        {
            Good(signal, timeUs, news);
            return;
        }

        if (_bad + _uncertain == 0)
            _firstUs = timeUs;
        Vote(status);
        _goodRun = 0;
        if (SampleStatus.QualityOf(status) is Quality.Bad)
        {
            _bad++;
            if (_badRun++ == 0)
                _badSinceUs = timeUs;
        }
        else
        {
            _uncertain++;
            _badRun = 0;
        }

        if (asked && !_fault.IsOpen && _badRun >= InRow)
            Open(signal, 1, ManyBad, _badSinceUs, news);
    }

    void Good(Guid signal, long timeUs, FaultNews news)
    {
        (_badRun, _lastGoodUs) = (0, timeUs);
        if (_goodRun++ == 0)
            _goodSinceUs = timeUs;
        var lasts = _goodRun >= GoodInRow || (_goodRun >= 10 && timeUs - _goodSinceUs >= Learnt.Hour);
        if (_fault.IsOpen && lasts)
            news.Close(signal, QualityKind.Codes, ref _fault, _goodSinceUs);
    }

    // The majority of what is not good, by one counter.
    void Vote(ushort status)
    {
        if (_votes == 0)
            _status = status;
        _votes += _status == status ? 1 : -1;
        if (_fault.IsOpen)
            _fault.Status = _status;
    }

    public void End(Guid signal, in Window window, bool asked, FaultNews news)
    {
        var (bad, uncertain) = ((double)_bad / window.Count, (double)_uncertain / window.Count);
        if (_fault.IsOpen)
            _fault.Magnitude = Math.Max(bad + uncertain, Math.Min(_fault.Magnitude, 1));
        else if (asked && bad >= ManyBad)
            Open(signal, bad, ManyBad, _firstUs, news);
        else if (asked && uncertain >= ManyUncertain)
            Open(signal, uncertain, ManyUncertain, _firstUs, news);
        (_bad, _uncertain, _votes) = (0, 0, 0);
    }

    void Open(Guid signal, double share, double limit, long sinceUs, FaultNews news)
    {
        var earliest = _lastGoodUs > 0 && _lastGoodUs < sinceUs ? _lastGoodUs : sinceUs;
        _fault = new OpenFault { Earliest = earliest, Latest = sinceUs, Magnitude = share, Limit = limit, Status = _status };
        news.Open(signal, QualityKind.Codes, ref _fault);
    }
}
