namespace AIoT.Twin.ModelOps.Watching;

/// <summary>
/// Whether two signals followed each other over the reference: means of ten steps correlate by at least 0.8, or, where the
/// process stood still, they showed the same. The slope is the ratio of deviations, because both are measured with error.
/// </summary>
static class SisterFit
{
    const int Block = 10;
    const int Least = 20;
    const double Correlated = 0.8;

    public static (double Offset, double Slope)? Of(IReadOnlyList<Bin> own, IReadOnlyList<Bin> sister)
    {
        var pairs = own.Zip(sister).Where(p => p.First.Known && p.Second.Known)
            .Chunk(Block).Where(c => c.Length == Block)
            .Select(c => (Y: c.Average(p => p.First.Mean), X: c.Average(p => p.Second.Mean))).ToList();
        if (pairs.Count < Least)
            return null;
        var (x, y) = (pairs.Average(p => p.X), pairs.Average(p => p.Y));
        var (xx, yy) = (pairs.Average(p => (p.X - x) * (p.X - x)), pairs.Average(p => (p.Y - y) * (p.Y - y)));
        var xy = pairs.Average(p => (p.X - x) * (p.Y - y));
        if (xx <= 0 || yy <= 0)
            return null;
        var slope = Math.Sqrt(yy / xx);
        if (xy / Math.Sqrt(xx * yy) >= Correlated && slope is > 0.2 and < 5)
            return (y - (slope * x), slope);
        return Math.Abs(y - x) <= 2 * Math.Sqrt(yy) && slope is > 0.5 and < 2 ? (y - x, 1) : null;
    }
}
