namespace AIoT.Twin.ModelOps.Drift;

/// <summary>Where in a window the mean most likely changed, and between which times, seen as one step in Gaussian noise.</summary>
static class AdwinCut
{
    // 90 % point of twice the log likelihood ratio of a change point: P(X <= x) = (1 - exp(-x / 2))² (Siegmund 1988).
    const double Ninety = 5.942;

    public static DriftCut Likeliest(AdwinWindow window)
    {
        var cuts = CutsOf(window);
        var best = 0;
        for (var i = 1; i < cuts.Count; i++)
        {
            if (cuts[i].Between > cuts[best].Between)
                best = i;
        }

        var noise = Math.Max((window.Deviation - cuts[best].Between) / window.Width, double.Epsilon);
        var least = cuts[best].Between - (Ninety * noise);
        var first = cuts.FindIndex(cut => cut.Between >= least);
        var last = cuts.FindLastIndex(cut => cut.Between >= least);
        // A boundary between buckets says only that the change lies in the bucket before or after it.
        return new(cuts[best].Before, cuts[best].After, cuts[first].BucketBefore, cuts[best].At, cuts[Math.Min(last + 1, cuts.Count - 1)].At);
    }

    static List<Cut> CutsOf(AdwinWindow window)
    {
        var buckets = BucketsOf(window);
        var cuts = new List<Cut>(buckets.Count);
        double older = 0, olderTotal = 0;
        for (var i = 0; i + 1 < buckets.Count; i++)
        {
            older += buckets[i].Size;
            olderTotal += buckets[i].Bucket.Total;
            var newer = window.Width - older;
            var (before, after) = (olderTotal / older, (window.Total - olderTotal) / newer);
            var between = older * newer / window.Width * (before - after) * (before - after);
            cuts.Add(new(before, after, between, buckets[i].Bucket.FirstUs, buckets[i + 1].Bucket.FirstUs));
        }

        return cuts;
    }

    static List<(double Size, AdwinBucket Bucket)> BucketsOf(AdwinWindow window)
    {
        var buckets = new List<(double, AdwinBucket)>();
        for (var i = window.Rows.Count - 1; i >= 0; i--)
        {
            for (var k = 0; k < window.Rows[i].Count; k++)
                buckets.Add((AdwinWindow.SizeOf(i), window.Rows[i][k]));
        }

        return buckets;
    }

    readonly record struct Cut(double Before, double After, double Between, long BucketBefore, long At);
}
