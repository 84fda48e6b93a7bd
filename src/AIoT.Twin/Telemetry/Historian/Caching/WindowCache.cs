using AIoT.Twin.Telemetry.Historian.Reading;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.Telemetry.Historian.Caching;

/// <summary>
/// Buckets that were read before and are still right need no second reading, and those who ask the same at once share one. An answer
/// holds everything that was acknowledged before it was asked for: late and corrected samples are seen in the next one.
/// </summary>
sealed class WindowCache(WindowReader windows, TailFollower tail, HistorianOptions options, HistorianMeters meters)
{
    readonly Lock _gate = new();
    readonly RecentlyUsed<(int Handle, BucketFrame Frame), CachedBuckets> _kept = new(c => c.Sums.Length, options.CachedBuckets);
    readonly Dictionary<(int Handle, BucketFrame Frame, long First, int Count), WindowReading> _running = [];

    /// <summary>How many buckets are kept.</summary>
    public long Buckets
    {
        get
        {
            lock (_gate)
                return _kept.Weight;
        }
    }

    /// <summary>The buckets' sums, shared with others and not to be changed.</summary>
    public Task<BucketSum[]> ReadAsync(int handle, BucketGrid grid, CancellationToken cancellationToken)
    {
        if (grid.Count > options.CachedBuckets / 4)
            return windows.ReadAsync(handle, grid, cancellationToken);
        var frame = BucketFrame.Of(grid);
        var first = frame.IndexOf(grid);
        var now = tail.Read(handle, s => s.Moment);
        WindowReading reading;
        lock (_gate)
        {
            var held = _kept.Find((handle, frame));
            var missing = Missing(held, first, grid.Count, now);
            if (missing.From == missing.To)
            {
                meters.Window("hit");
                return Task.FromResult(held!.Sums.AsSpan((int)(first - held.First), grid.Count).ToArray());
            }

            var key = (handle, frame, first, grid.Count);
            if (_running.TryGetValue(key, out var running) && running.Moment.Seq >= now.Seq)
            {
                meters.Window("joined");
                return running.Sums.WaitAsync(cancellationToken);
            }

            meters.Window(missing == (0, grid.Count) ? "read" : "partial");
            reading = _running[key] = new WindowReading(now, held, missing);
            // One who goes away does not take the answer from the others, so nobody's cancellation is passed on.
            _ = RunAsync(handle, frame, first, grid, reading);
        }

        return reading.Sums.WaitAsync(cancellationToken);
    }

    /// <summary>Forgets everything: history was removed or restored otherwise than by samples.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _kept.Clear();
            _running.Clear();
        }
    }

    static (int From, int To) Missing(CachedBuckets? held, long first, int count, in SeriesMoment now)
    {
        var (from, to) = (0, count);
        while (held is not null && from < to && held.Holds(first + from, now))
            from++;
        while (held is not null && from < to && held.Holds(first + to - 1, now))
            to--;
        return (from, to);
    }

    async Task RunAsync(int handle, BucketFrame frame, long first, BucketGrid grid, WindowReading reading)
    {
        await Task.Yield();
        var key = (handle, frame, first, grid.Count);
        try
        {
            var (from, to) = reading.Missing;
            var read = await windows.ReadAsync(handle, new BucketGrid(grid.Edges[from..(to + 1)]), CancellationToken.None);
            var sums = new BucketSum[grid.Count];
            if (reading.Held is { } held && read.Length < sums.Length)
                CopyHeld(held, first, sums);
            read.CopyTo(sums, from);
            Keep(key, new CachedBuckets(frame, first, sums, reading.Moment), reading);
            reading.Done(sums);
        }
        catch (Exception e)
        {
            Keep(key, null, reading);
            reading.Failed(e);
        }
    }

    static void CopyHeld(CachedBuckets held, long first, BucketSum[] sums)
    {
        var (from, to) = (Math.Max(first, held.First), Math.Min(first + sums.Length, held.End));
        Array.Copy(held.Sums, from - held.First, sums, from - first, to - from);
    }

    void Keep((int Handle, BucketFrame Frame, long First, int Count) key, CachedBuckets? read, WindowReading reading)
    {
        lock (_gate)
        {
            if (_running.GetValueOrDefault(key) != reading)
                return;
            _running.Remove(key);
            if (read is null)
                return;
            var held = _kept.Find((key.Handle, key.Frame));
            if (held is null || held.Moment.Seq <= read.Moment.Seq)
                _kept.Put((key.Handle, key.Frame), held?.JoinedWith(read, options.CachedBuckets / 4) ?? read);
        }
    }
}
