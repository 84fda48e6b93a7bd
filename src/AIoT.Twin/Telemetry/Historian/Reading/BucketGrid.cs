namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>Where buckets begin and end, and which one a time is in.</summary>
sealed class BucketGrid(long[] edges)
{
    int _near;

    public long[] Edges => edges;

    public int Count => edges.Length - 1;

    public long From => edges[0];

    public long To => edges[^1];

    /// <summary>Equal buckets; the whole product is kept, so that no edge is off by rounding.</summary>
    public static BucketGrid Even(long from, long to, int points)
    {
        var edges = new long[points + 1];
        var span = (Int128)to - from;
        for (var i = 0; i <= points; i++)
            edges[i] = (long)(from + (i * span / points));
        return new BucketGrid(edges);
    }

    /// <summary>The bucket of a time, or -1 outside. Times mostly ascend, so the last one found is tried first.</summary>
    public int Find(long time)
    {
        if (time < edges[0] || time >= edges[^1])
            return -1;
        for (var next = _near; next < _near + 2 && next < Count; next++)
        {
            if (time >= edges[next] && time < edges[next + 1])
                return _near = next;
        }

        // Empty buckets share an edge: the last of them is the one that begins there.
        var low = 0;
        for (var high = edges.Length - 1; high - low > 1;)
        {
            var middle = (low + high) / 2;
            if (edges[middle] <= time)
                low = middle;
            else
                high = middle;
        }

        return _near = low;
    }
}
