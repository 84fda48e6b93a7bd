using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>Adds up one bucket; what comes in may come in any order, the figures are those of time order.</summary>
struct BucketSum
{
    CompensatedSum _sum;
    long _count;
    long _good;
    long _used;
    double _min;
    long _minAt;
    double _max;
    long _maxAt;
    double _first;
    long _firstAt;
    double _last;
    long _lastAt;

    public void Add(in BlockSummary block)
    {
        _count += block.Count;
        _good += block.Good;
        if (block.Used == 0)
            return;
        TakeMin(block.Min, block.MinAt);
        TakeMax(block.Max, block.MaxAt);
        TakeEnds(block.First, block.FirstAt, block.Last, block.LastAt);
        _used += block.Used;
        _sum.Add(block.Sum);
    }

    public void Add(long time, ushort status, double number)
    {
        _count++;
        if (SampleNumber.IsGood(status))
            _good++;
        if (!SampleNumber.IsUsed(status, number))
            return;
        TakeMin(number, time);
        TakeMax(number, time);
        TakeEnds(number, time, number, time);
        _used++;
        _sum.Add(number);
    }

    public void Add(in BucketSum other)
    {
        _count += other._count;
        _good += other._good;
        if (other._used == 0)
            return;
        TakeMin(other._min, other._minAt);
        TakeMax(other._max, other._maxAt);
        TakeEnds(other._first, other._firstAt, other._last, other._lastAt);
        _used += other._used;
        _sum.Add(other._sum.Value);
    }

    /// <summary>Values that cannot be compared with the others: they are counted but not used.</summary>
    public void AddUnusable(in BucketSum other)
    {
        _count += other._count;
        _good += other._good;
    }

    /// <summary>The same in another unit; a negative factor makes the smallest the largest.</summary>
    public readonly BucketSum In(LinearConversion to)
    {
        if (to.IsNone || _used == 0)
            return this;
        var converted = this;
        converted._sum = new CompensatedSum();
        converted._sum.Add((_sum.Value * to.Factor) + (_used * to.Offset));
        (converted._min, converted._max) = ((_min * to.Factor) + to.Offset, (_max * to.Factor) + to.Offset);
        if (to.Factor < 0)
        {
            (converted._min, converted._max) = (converted._max, converted._min);
            (converted._minAt, converted._maxAt) = (_maxAt, _minAt);
        }

        (converted._first, converted._last) = ((_first * to.Factor) + to.Offset, (_last * to.Factor) + to.Offset);
        return converted;
    }

    // Of equal values the earliest is the one a reading in time order would have kept.
    void TakeMin(double value, long at)
    {
        if (_used == 0 || value < _min || (value == _min && at < _minAt))
            (_min, _minAt) = (value, at);
    }

    void TakeMax(double value, long at)
    {
        if (_used == 0 || value > _max || (value == _max && at < _maxAt))
            (_max, _maxAt) = (value, at);
    }

    void TakeEnds(double first, long firstAt, double last, long lastAt)
    {
        if (_used == 0 || firstAt < _firstAt)
            (_first, _firstAt) = (first, firstAt);
        if (_used == 0 || lastAt > _lastAt)
            (_last, _lastAt) = (last, lastAt);
    }

    public readonly Bucket ToBucket(long from, long to) => _used == 0
        ? new Bucket(from, to, _count, _good, 0)
        : new Bucket(from, to, _count, _good, _used)
        {
            Min = _min,
            MinAt = _minAt,
            Max = _max,
            MaxAt = _maxAt,
            Sum = _sum.Value,
            First = _first,
            FirstAt = _firstAt,
            Last = _last,
            LastAt = _lastAt,
        };
}
