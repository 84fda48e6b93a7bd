namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>Aggregation at work. An interval is over when a later sample comes, or when time has passed its end by a little.</summary>
sealed class AggregateStep(string figure, long every) : SampleStep
{
    const long Grace = 2_000_000;

    long _end = long.MinValue;
    long _closed = long.MinValue;
    Sample _newest;
    int _seen;
    int _used;
    bool _doubtful;
    double _sum;
    double _least;
    double _most;
    double _first;
    double _last;

    public override bool Holds => true;

    public override void Take(in Sample sample)
    {
        var end = ((sample.TimeUs / every) + 1) * every;
        if (end > _end)
        {
            Close();
            _end = end;
        }

        // An interval that was let out is history; what comes for it is late and left out.
        if (end < _end || end == _closed)
            return;
        _newest = sample;
        _seen++;
        _doubtful |= sample.Status >= SampleStatus.Uncertain;
        if (sample.IsUsed)
            Count(sample.Value);
    }

    void Count(double value)
    {
        if (_used++ == 0)
            (_sum, _least, _most, _first) = (0, value, value, value);
        _sum += value;
        (_least, _most, _last) = (Math.Min(_least, value), Math.Max(_most, value), value);
    }

    public override void Wait(long now)
    {
        if (_seen > 0 && now >= _end + Grace)
            Close();
    }

    // Cut short: of the interval only a part is known.
    public override void Flush() => Close(_newest.TimeUs, isWhole: false);

    // Of the first interval nobody knows what came before this began.
    void Close()
    {
        Close(_end, isWhole: _closed > long.MinValue);
        _closed = _end;
    }

    void Close(long time, bool isWhole)
    {
        if (_seen == 0)
            return;
        var result = _newest with { TimeUs = time };
        var value = Figure();
        (_seen, _used) = (0, 0);
        var doubtful = _doubtful;
        _doubtful = false;
        Emit(double.IsNaN(value) ? result.Replaced(value, result.Status >= SampleStatus.Bad ? result.Status : SampleStatus.BadNotANumber)
            : result.Replaced(value, doubtful || !isWhole ? SampleStatus.Uncertain : SampleStatus.Good));
    }

    double Figure() => figure switch
    {
        "count" => _used,
        _ when _used == 0 => double.NaN,
        "min" => _least,
        "max" => _most,
        "sum" => _sum,
        "first" => _first,
        "last" => _last,
        _ => _sum / _used,
    };
}
