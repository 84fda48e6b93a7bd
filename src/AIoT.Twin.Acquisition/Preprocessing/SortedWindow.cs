namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>The last values in order of size, without allocating.</summary>
sealed class SortedWindow(int most)
{
    readonly double[] _byAge = new double[most];
    readonly double[] _bySize = new double[most];
    int _oldest;
    int _count;

    public void Add(double value)
    {
        if (_count == most)
            Remove(_byAge[_oldest]);
        _byAge[(_oldest + _count) % most] = value;
        var at = Array.BinarySearch(_bySize, 0, _count, value);
        at = at < 0 ? ~at : at;
        Array.Copy(_bySize, at, _bySize, at + 1, _count - at);
        _bySize[at] = value;
        _count++;
    }

    void Remove(double value)
    {
        var at = Array.BinarySearch(_bySize, 0, _count, value);
        Array.Copy(_bySize, at + 1, _bySize, at, _count - at - 1);
        _oldest = (_oldest + 1) % most;
        _count--;
    }

    /// <summary>The middle one; of an even number the mean of the two in the middle.</summary>
    public double Median => MedianOf(_bySize.AsSpan(0, _count));

    public static double MedianOf(ReadOnlySpan<double> sorted) =>
        sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
}
