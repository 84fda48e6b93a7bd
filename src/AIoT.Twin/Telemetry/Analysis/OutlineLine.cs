namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>
/// Largest-triangle-three-buckets (Steinarsson 2013, 4.2) over one unbroken line whose number of values is known before: the first and
/// the last are kept, and of each bucket between them the one that makes the largest triangle with the point kept before it and the
/// mean of the bucket behind it. Two buckets are in memory at a time.
/// </summary>
sealed class OutlineLine(long count, int points, List<OutlinePoint> target)
{
    readonly int _buckets = points - 2;
    List<(long Time, double Value)> _open = [];
    List<(long Time, double Value)> _next = [];
    (long Time, double Value) _kept;
    (long Time, double Value) _latest;
    long _taken;
    int _bucket;

    public void Add(long time, double value, bool afterGap)
    {
        if (_taken++ == 0)
        {
            target.Add(new OutlinePoint(time, value, afterGap));
            _kept = (time, value);
        }
        else if (count <= points)
        {
            target.Add(new OutlinePoint(time, value, false));
        }
        else
        {
            if (_taken > 2)
                Place(_taken - 2);
            _latest = (time, value);
        }
    }

    /// <summary>The last value was taken; it is the bucket behind the last bucket.</summary>
    public void Finish()
    {
        if (count <= points || _taken < 2)
            return;
        if (_next.Count > 0)
            Turn();
        if (_open.Count > 0)
            Keep(_latest.Time - _kept.Time, _latest.Value);
        target.Add(new OutlinePoint(_latest.Time, _latest.Value, false));
    }

    // Bucket b begins with value 1 + ⌊b·(count - 2) / buckets⌋ of the line, counted from 0.
    void Place(long index)
    {
        var bucket = (int)Int128.Min(_buckets - 1, (((Int128)index * _buckets) - 1) / (count - 2));
        if (bucket > _bucket)
        {
            if (_next.Count > 0)
                Turn();
            _bucket = bucket;
        }

        _next.Add(_latest);
    }

    // The bucket that was filled is the one behind the open one, which can now be decided.
    void Turn()
    {
        if (_open.Count > 0)
        {
            var (time, value) = Mean(_next);
            Keep(time, value);
        }

        (_open, _next) = (_next, _open);
        _next.Clear();
    }

    // Its time is counted from the point kept last: times since 1970 leave no room for fractions.
    (double Time, double Value) Mean(List<(long Time, double Value)> bucket)
    {
        double time = 0, value = 0;
        foreach (var point in bucket)
        {
            time += point.Time - _kept.Time;
            value += point.Value;
        }

        return (time / bucket.Count, value / bucket.Count);
    }

    void Keep(double meanTime, double meanValue)
    {
        var best = _open[0];
        var largest = -1.0;
        foreach (var point in _open)
        {
            var area = Math.Abs((meanTime * (point.Value - _kept.Value)) - ((point.Time - _kept.Time) * (meanValue - _kept.Value)));
            if (area > largest)
                (best, largest) = (point, area);
        }

        _kept = best;
        target.Add(new OutlinePoint(best.Time, best.Value, false));
        _open.Clear();
    }
}
