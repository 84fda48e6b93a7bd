using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Clocks;

/// <summary>By how much the clocks of those who send samples differ from this server's, and when one of them was set.</summary>
sealed class ProducerClocks(ServerClock server, IClockLimits limits, TimeProvider clock)
{
    const int Most = 10_000;

    static readonly long s_endOfTime = new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero).ToMicroseconds();

    readonly Lock _gate = new();
    readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);
    readonly List<ClockJump> _jumps = [];

    /// <summary>The times a batch's samples may have: from the first, through the second.</summary>
    public (long Earliest, long Latest) Allowed(SampleBatch batch)
    {
        if (batch.Backfill)
            return (0, DateTimeOffset.MaxValue.ToMicroseconds());
        var allowed = limits.Of(batch.Producer);
        var earliest = allowed.Behind is { } behind ? Math.Max(0, clock.Now().ToMicroseconds() - (long)behind.TotalMicroseconds) : 0;
        return (earliest, server.LatestUs() + (long)allowed.Ahead.TotalMicroseconds);
    }

    /// <summary>Looks at a batch that arrived at a moment of the clock; at one a second of each producer.</summary>
    public void Observe(SampleBatch batch, long arrivedAt)
    {
        if (batch.Backfill || batch.Samples.IsEmpty)
            return;
        LookAtServer();
        var received = clock.Now().ToMicroseconds() - (long)clock.GetElapsedTime(arrivedAt).TotalMicroseconds;
        lock (_gate)
        {
            var known = Get(batch.Producer);
            if (!known.Estimator.IsDue(received) || NewestOf(batch) is not { } newest)
                return;
            known.Changed = true;
            if (known.Estimator.Add(received, received - newest) is { } jump)
                _jumps.Add(known.LastJump = new ClockJump(batch.Producer, jump.AtUs.ToTime(), jump.ByUs) { SpreadUs = jump.SpreadUs });
        }
    }

    // Names are the senders' to choose, so they must not fill memory.
    Known Get(string producer)
    {
        if (_known.TryGetValue(producer, out var known))
            return known;
        if (_known.Count == Most)
            _known.Remove(_known.MinBy(k => k.Value.Estimator.AtUs).Key);
        return _known[producer] = new Known();
    }

    /// <summary>Notices when this server's clock was set, and counts on with what was measured before.</summary>
    public void LookAtServer()
    {
        if (server.Look() is not (not 0 and var by))
            return;
        lock (_gate)
        {
            foreach (var known in _known.Values)
                known.Estimator.Rebase(by);
        }
    }

    // A batch may hold a second or a minute: the newest of it is the one that was just measured. What is no time at all says nothing.
    static long? NewestOf(SampleBatch batch)
    {
        var newest = long.MinValue;
        foreach (ref readonly var sample in batch.Samples.Span)
        {
            if (sample.TimeUs > newest && sample.TimeUs < s_endOfTime)
                newest = sample.TimeUs;
        }

        return newest == long.MinValue ? null : newest;
    }

    /// <summary>How a producer's clock stands; null as long as nothing came since the start.</summary>
    public ClockOffset? Of(string producer)
    {
        lock (_gate)
            return _known.TryGetValue(producer, out var known) ? known.OffsetOf(producer) : null;
    }

    public IReadOnlyList<ClockOffset> All()
    {
        lock (_gate)
            return [.. _known.Select(k => k.Value.OffsetOf(k.Key)).OfType<ClockOffset>()];
    }

    /// <summary>What was known when the process ended.</summary>
    public void Restore(IEnumerable<ClockOffset> stored)
    {
        lock (_gate)
        {
            foreach (var offset in stored.Where(o => !_known.ContainsKey(o.Producer)))
            {
                var known = _known[offset.Producer] = new Known { Stored = offset, LastJump = offset.LastJump };
                known.Estimator.Restore(new OffsetEstimate(-offset.AheadUs, offset.SpreadUs - offset.AheadUs));
            }
        }
    }

    public bool HasJumps
    {
        get
        {
            lock (_gate)
                return _jumps.Count > 0 || server.HasJumps;
        }
    }

    /// <summary>What is to be written down: estimates that changed, and jumps of all clocks.</summary>
    public (List<ClockOffset> Offsets, List<ClockJump> Jumps) TakeNews()
    {
        lock (_gate)
        {
            var offsets = _known.Where(k => k.Value.Changed).Select(k => k.Value.OffsetOf(k.Key)).OfType<ClockOffset>().ToList();
            List<ClockJump> jumps = [.. server.TakeJumps(), .. _jumps];
            _jumps.Clear();
            foreach (var known in _known.Values)
                known.Changed = false;
            return (offsets, jumps);
        }
    }

    /// <summary>Jumps that could not be written down.</summary>
    public void PutBack(IReadOnlyCollection<ClockJump> jumps)
    {
        lock (_gate)
            _jumps.InsertRange(0, jumps);
    }

    sealed class Known
    {
        public OffsetEstimator Estimator { get; } = new();

        public ClockOffset? Stored { get; init; }

        public ClockJump? LastJump { get; set; }

        public bool Changed { get; set; }

        public ClockOffset? OffsetOf(string producer)
        {
            if (Estimator.Count == 0)
                return Stored;
            var estimate = Estimator.Estimate;
            return new ClockOffset(producer, -estimate.QuickUs, estimate.SpreadUs, Estimator.Count, Estimator.SinceUs.ToTime(), Estimator.AtUs.ToTime())
            {
                LastJump = LastJump,
            };
        }
    }
}
