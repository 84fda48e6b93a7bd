using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>Buckets of a window as points of a line. A gap is drawn where nothing came for three times the usual distance, and where all was bad.</summary>
static class TrendPoints
{
    public static IReadOnlyList<PlotPoint> Of(IReadOnlyList<Bucket> buckets, long? pace)
    {
        var points = new List<PlotPoint>(buckets.Count);
        var gap = GapAfter(buckets, pace);
        Bucket? before = null;
        foreach (var bucket in buckets.Where(b => b.Count > 0))
        {
            if (before is { Used: > 0 } last && bucket.Used > 0 && bucket.FirstAt - last.LastAt > gap)
                points.Add(new PlotPoint(((last.LastAt + bucket.FirstAt) / 2).ToTime(), null));
            points.Add(Point(bucket));
            before = bucket;
        }

        return points;
    }

    /// <summary>Buckets of a state: where it changed within one, its first and its last value, never one in between.</summary>
    public static IReadOnlyList<PlotPoint> OfState(IReadOnlyList<Bucket> buckets)
    {
        var points = new List<PlotPoint>(buckets.Count);
        foreach (var bucket in buckets.Where(b => b.Count > 0))
        {
            if (bucket.Used == 0)
            {
                points.Add(Point(bucket));
                continue;
            }

            points.Add(new PlotPoint(bucket.FirstAt.ToTime(), bucket.First));
            if (bucket.LastAt > bucket.FirstAt)
                points.Add(new PlotPoint(bucket.LastAt.ToTime(), bucket.Last));
        }

        return points;
    }

    static PlotPoint Point(Bucket bucket)
    {
        var middle = ((bucket.From + bucket.To) / 2).ToTime();
        return bucket.Used switch
        {
            0 => new PlotPoint(middle, null),
            1 => new PlotPoint(bucket.FirstAt.ToTime(), bucket.Mean),
            _ => new PlotPoint(middle, bucket.Mean, bucket.Min, bucket.Max),
        };
    }

    /// <summary>Three times the pace, and never less than a bucket: a shorter gap has no pixel.</summary>
    public static long GapAfter(IReadOnlyList<Bucket> buckets, long? pace)
    {
        var width = buckets.Count == 0 ? 0 : buckets[0].To - buckets[0].From;
        return Math.Max(3 * (pace ?? Usual(buckets)), width);
    }

    // The median distance of two samples, seen where a bucket has several and from each bucket to the next.
    static long Usual(IReadOnlyList<Bucket> buckets)
    {
        var distances = new List<long>();
        Bucket? before = null;
        foreach (var bucket in buckets.Where(b => b.Used > 0))
        {
            if (bucket.Used > 1)
                distances.Add((bucket.LastAt - bucket.FirstAt) / (bucket.Used - 1));
            else if (before is { } last)
                distances.Add(bucket.FirstAt - last.LastAt);
            before = bucket;
        }

        distances.Sort();
        return distances.Count == 0 ? 0 : distances[distances.Count / 2];
    }
}
