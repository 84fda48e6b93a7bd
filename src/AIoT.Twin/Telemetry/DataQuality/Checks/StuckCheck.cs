namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>
/// Exactly the same value for far longer than usual, of a signal that moves most of the time: an hour, or three times its longest rest;
/// a day at a level it does not have while it moves. Zero and values it rests at are no sign of anything.
/// </summary>
struct StuckCheck
{
    Rests _rests;
    int _restCount;
    double _value;
    long _sinceUs;
    long _secondUs;
    long _count;
    long _samples;
    long _unchanged;
    OpenFault _fault;

    public readonly OpenFault Fault => _fault;

    public void Drop(Guid signal, long nowUs, FaultNews news) => news.Close(signal, QualityKind.Stuck, ref _fault, nowUs);

    /// <summary>How often it has moved so far.</summary>
    public long Changes { get; private set; }

    /// <summary>The longest time it usually keeps a value.</summary>
    public long LongestUs { get; private set; }

    public readonly bool MovesMostly => _samples > 0 && 2 * _unchanged <= _samples;

    public readonly bool CanJudge(in Levels levels) => levels.LastUs - levels.FirstUs >= Learnt.Span && Changes >= Learnt.Changes;

    public void Add(Guid signal, double value, long timeUs, in Levels levels, bool asked, FaultNews news)
    {
        if (_count > 0 && value == _value)
        {
            if (_count++ == 1)
                _secondUs = timeUs;
            if (asked && !_fault.IsOpen && IsTooLong(timeUs - _sinceUs, levels))
            {
                _fault = new OpenFault { Earliest = _sinceUs, Latest = _secondUs, Magnitude = _value, Limit = LongestUs / (double)Learnt.Second };
                news.Open(signal, QualityKind.Stuck, ref _fault);
            }

            return;
        }

        if (_fault.IsOpen)
            news.Close(signal, QualityKind.Stuck, ref _fault, timeUs);
        else if (_count > 0)
            Learn(timeUs - _sinceUs);
        (_value, _sinceUs, _secondUs, _count) = (value, timeUs, timeUs, 1);
    }

    // A rest that was no fault is part of what is usual.
    void Learn(long lengthUs)
    {
        Changes++;
        _samples += _count;
        _unchanged += _count - 1;
        if (_count == 1)
            return;
        LongestUs = Math.Max(LongestUs, lengthUs);
        if (lengthUs >= Learnt.Hour && !RestsAt(_value))
            _rests[_restCount++ % Rests.Length] = _value;
    }

    readonly bool IsTooLong(long lengthUs, in Levels levels) =>
        lengthUs >= Learnt.Hour && _count >= Window.Least && _value != 0 && MovesMostly && CanJudge(levels)
        && lengthUs >= 3 * LongestUs && (lengthUs >= Learnt.Day || levels.Hold(_value)) && !RestsAt(_value);

    readonly bool RestsAt(double value)
    {
        for (var i = 0; i < Math.Min(_restCount, Rests.Length); i++)
        {
            if (_rests[i] == value)
                return true;
        }

        return false;
    }

    /// <summary>After a gap nobody knows what the value did.</summary>
    public void Break() => _count = _fault.IsOpen ? _count : 0;
}
