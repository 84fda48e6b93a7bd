using System.Runtime.InteropServices;

namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>The stretch of one signal that windows still look at, and the sample that held before it.</summary>
sealed class SampleTrack(long looksBackUs)
{
    readonly List<TrackPoint> _points = [];
    readonly SortedDictionary<long, TrackPoint> _coming = [];
    int _start;

    public long LooksBackUs => looksBackUs;

    public ReadOnlySpan<TrackPoint> Points => CollectionsMarshal.AsSpan(_points)[_start..];

    public void Clear()
    {
        _points.Clear();
        _start = 0;
    }

    public void Add(in TrackPoint point) => _points.Add(point);

    /// <summary>Keeps a point for when its time is worked out; of two with one time the later word counts.</summary>
    public void Expect(in TrackPoint point) => _coming[point.TimeUs] = point;

    /// <summary>Takes in what was kept of the time before <paramref name="to"/>.</summary>
    public void Arrive(long to)
    {
        while (_coming.Count > 0 && _coming.First() is var (time, point) && time < to)
        {
            _points.Add(point);
            _coming.Remove(time);
        }
    }

    /// <summary>Drops what was kept of the time before, since it was read elsewhere.</summary>
    public void Skip(long to)
    {
        while (_coming.Count > 0 && _coming.First().Key < to)
            _coming.Remove(_coming.First().Key);
    }

    /// <summary>Takes back what was read of this time and later.</summary>
    public void Cut(long time)
    {
        var keep = CountUntil(Points, time - 1);
        _points.RemoveRange(_start + keep, Points.Length - keep);
    }

    /// <summary>What held at a time; null before the first.</summary>
    public TrackPoint? At(long time)
    {
        var points = Points;
        var end = CountUntil(points, time);
        return end == 0 ? null : points[end - 1];
    }

    /// <summary>Forgets what no window that ends at the time or later can see. More than the budget need not be kept: it is over then.</summary>
    public void Forget(long time)
    {
        var keep = CountUntil(Points, time - looksBackUs) - 1;
        _start += Math.Max(Math.Max(keep, 0), Points.Length - FormulaLimits.Steps - 2);
        if (_start > 1024 && _start > _points.Count / 2)
        {
            _points.RemoveRange(0, _start);
            _start = 0;
        }
    }

    /// <summary>How many points are not after the time.</summary>
    public static int CountUntil(ReadOnlySpan<TrackPoint> points, long time)
    {
        var (low, high) = (0, points.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (points[middle].TimeUs <= time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
