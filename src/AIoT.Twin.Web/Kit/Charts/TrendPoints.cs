using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Trends;

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

    /// <summary>Where a state began; several within one interval have its lowest and highest apart, so that they are drawn as such.</summary>
    public static IReadOnlyList<PlotPoint> OfState(IReadOnlyList<StateSpan> spans) =>
        [.. spans.Select(s => new PlotPoint(s.From.ToTime(), s.State, s.Several ? s.State : null, s.Several ? s.State + 1 : null))];

    static PlotPoint Point(Bucket bucket)
    {
        var middle = ((bucket.From + bucket.To) / 2).ToTime();
        var quality = bucket.Used == 0 ? Quality.Bad : bucket.Good < bucket.Count ? Quality.Uncertain : Quality.Good;
        return bucket.Used switch
        {
            0 => new PlotPoint(middle, null, Quality: quality),
            1 => new PlotPoint(bucket.FirstAt.ToTime(), bucket.Mean, Quality: quality),
            _ => new PlotPoint(middle, bucket.Mean, bucket.Min, bucket.Max, quality),
        };
    }

    /// <summary>Three times the pace, or the distance its samples have where that is longer, and never less than a bucket: a shorter gap has no pixel.</summary>
    public static long GapAfter(IReadOnlyList<Bucket> buckets, long? pace)
    {
        var width = buckets.Count == 0 ? 0 : buckets[0].To - buckets[0].From;
        return Math.Max(3 * Math.Max(pace ?? 0, Usual(buckets)), width);
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
