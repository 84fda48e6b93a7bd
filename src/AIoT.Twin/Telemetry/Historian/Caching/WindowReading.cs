using AIoT.Twin.Telemetry.Historian.Reading;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.Telemetry.Historian.Caching;

/// <summary>A reading under way, begun after a moment; only the buckets that were missing are read.</summary>
sealed class WindowReading(SeriesMoment moment, CachedBuckets? held, (int From, int To) missing)
{
    readonly TaskCompletionSource<BucketSum[]> _sums = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SeriesMoment Moment => moment;

    public CachedBuckets? Held => held;

    public (int From, int To) Missing => missing;

    public Task<BucketSum[]> Sums => _sums.Task;

    public void Done(BucketSum[] sums) => _sums.TrySetResult(sums);

    public void Failed(Exception e) => _sums.TrySetException(e);
}
