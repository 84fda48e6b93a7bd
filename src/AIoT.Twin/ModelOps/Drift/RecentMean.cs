namespace AIoT.Twin.ModelOps.Drift;

/// <summary>The mean of about the last values of a span and, more slowly, of about twelve times as many; both forget exponentially.</summary>
sealed class RecentMean(int span)
{
    public const int Hour = 60;
    const int Slower = 12;

    long _count;
    double? _last;

    public int Span => span;

    public double Mean { get; private set; }

    public double Slow { get; private set; }

    public bool Full => _count >= span;

    public void Gap() => _last = null;

    public void Add(double value)
    {
        _count++;
        Mean += (value - Mean) / Math.Min(_count, span);
        Slow += (value - Slow) / Math.Min(_count, span * Slower);
    }

    /// <summary>Takes how far the value is from the one before: their mean tells how rough the stream is.</summary>
    public void AddChange(double value)
    {
        if (_last is { } last)
            Add(Math.Abs(value - last));
        _last = value;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(span);
        writer.Write(_count);
        writer.Write(_last ?? double.NaN);
        writer.Write(Mean);
        writer.Write(Slow);
    }

    public static RecentMean Load(BinaryReader reader)
    {
        var mean = new RecentMean(reader.ReadInt32()) { _count = reader.ReadInt64() };
        var last = reader.ReadDouble();
        mean._last = double.IsNaN(last) ? null : last;
        mean.Mean = reader.ReadDouble();
        mean.Slow = reader.ReadDouble();
        return mean;
    }
}
