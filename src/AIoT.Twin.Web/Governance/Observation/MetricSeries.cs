namespace AIoT.Twin.Web.Governance.Observation;

/// <summary>What one set of labels has come to.</summary>
sealed class MetricSeries(double[] bounds)
{
    readonly Lock _lock = new();
    readonly long[] _counts = new long[bounds.Length + 1];
    double _sum;

    public double Sum
    {
        get
        {
            lock (_lock)
                return _sum;
        }
    }

    /// <summary>An observed instrument tells its whole value, any other what is added to it.</summary>
    public void Note(double value, bool replace)
    {
        lock (_lock)
        {
            _sum = replace ? value : _sum + value;
            var bucket = Array.FindIndex(bounds, bound => value <= bound);
            _counts[bucket < 0 ? bounds.Length : bucket]++;
        }
    }

    public (long[] Counts, double Sum) Read()
    {
        lock (_lock)
            return ([.. _counts], _sum);
    }
}
