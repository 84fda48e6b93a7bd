using AIoT.Twin.Telemetry.Historian.Reading;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.Telemetry.Historian.Caching;

/// <summary>Neighbouring buckets of one series, and the moment from which on they were known to be right.</summary>
sealed record CachedBuckets(BucketFrame Frame, long First, BucketSum[] Sums, SeriesMoment Moment)
{
    public long End => First + Sums.Length;

    public bool Holds(long index, in SeriesMoment now) =>
        index >= First && index < End && now.Confirms(Moment, Frame.Start(index), Frame.Start(index + 1));

    /// <summary>Newer buckets and what of these still holds on both sides of them, as far as that goes without a hole and not too far.</summary>
    public CachedBuckets JoinedWith(CachedBuckets newer, int most)
    {
        var (first, end) = (newer.First, newer.End);
        while (end - first < most && Holds(end, newer.Moment))
            end++;
        while (end - first < most && Holds(first - 1, newer.Moment))
            first--;
        if (first == newer.First && end == newer.End)
            return newer;
        var sums = new BucketSum[end - first];
        if (first < newer.First)
            Array.Copy(Sums, first - First, sums, 0, newer.First - first);
        newer.Sums.CopyTo(sums, newer.First - first);
        if (end > newer.End)
            Array.Copy(Sums, newer.End - First, sums, newer.End - first, end - newer.End);
        return newer with { First = first, Sums = sums };
    }
}
