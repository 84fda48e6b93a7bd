using AIoT.Twin.Telemetry.Historian.Reading;

namespace AIoT.Twin.Telemetry.Historian.Caching;

/// <summary>
/// The line of buckets that a grid is a part of: equal ones go on to both sides, so that a window that moved on by some buckets
/// is part of the same line; unequal ones, such as days, stand for themselves.
/// </summary>
sealed class BucketFrame : IEquatable<BucketFrame>
{
    readonly long _width;
    readonly long _phase;
    readonly long[] _edges;
    readonly int _hash;

    BucketFrame(long width, long phase, long[] edges)
    {
        (_width, _phase, _edges) = (width, phase, edges);
        var hash = default(HashCode);
        hash.Add(width);
        hash.Add(phase);
        foreach (var edge in edges)
            hash.Add(edge);
        _hash = hash.ToHashCode();
    }

    public static BucketFrame Of(BucketGrid grid)
    {
        var edges = grid.Edges;
        var width = edges[1] - edges[0];
        for (var i = 1; i + 1 < edges.Length; i++)
        {
            if (edges[i + 1] - edges[i] != width)
                return new BucketFrame(0, 0, edges);
        }

        return width <= 0 ? new BucketFrame(0, 0, edges) : new BucketFrame(width, ((edges[0] % width) + width) % width, []);
    }

    /// <summary>Which of the line's buckets is the first of a grid.</summary>
    public long IndexOf(BucketGrid grid) => _width == 0 ? 0 : (grid.From - _phase) / _width;

    public long Start(long index) => _width == 0 ? _edges[index] : (index * _width) + _phase;

    public bool Equals(BucketFrame? other) =>
        other is not null && _width == other._width && _phase == other._phase && _edges.AsSpan().SequenceEqual(other._edges);

    public override bool Equals(object? obj) => Equals(obj as BucketFrame);

    public override int GetHashCode() => _hash;
}
