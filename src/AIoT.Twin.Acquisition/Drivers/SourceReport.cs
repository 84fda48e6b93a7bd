namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Collects how one source is doing; outlives the loops that an edit ends and begins.</summary>
sealed class SourceReport(Guid source, TimeProvider clock) : ISourceReport
{
    readonly Lock _gate = new();
    readonly RateMeter _rate = new();
    readonly SortedDictionary<string, DropCount> _dropped = new(StringComparer.Ordinal);
    SourceStatus _status = new(source, SourceState.Connecting, clock.Now());

    public SourceStatus Status
    {
        get
        {
            lock (_gate)
                return _status with { SamplesPerSecond = _rate.PerSecond(clock.Now()), Dropped = [.. _dropped.Values] };
        }
    }

    public void Began(bool isPaused) => Enter(isPaused ? SourceState.Paused : SourceState.Connecting);

    public void Connected()
    {
        if (Status.State is SourceState.Connecting or SourceState.Failed)
            Enter(SourceState.Running);
    }

    public void Slow(TimeSpan took)
    {
        if (Status.State == SourceState.Running)
            Enter(SourceState.Slow);
        Change(status => status with { RoundTook = took });
    }

    public void InTime()
    {
        if (Status.State == SourceState.Slow)
            Enter(SourceState.Running);
    }

    public void Trouble(SourceFailure failure) => Change(status => status with
    {
        LastFailure = failure,
        LastFailureAt = clock.Now(),
        Failures = status.Failures + 1,
    });

    /// <summary>True when it worked until now, so that the end of it is told once.</summary>
    public bool Failed(SourceFailure failure)
    {
        Trouble(failure);
        if (Status.State == SourceState.Failed)
            return false;
        Enter(SourceState.Failed);
        return true;
    }

    public void Retries(DateTimeOffset at) => Change(status => status with { RetryAt = at });

    public void Dropped(string reason, long count, string detail)
    {
        lock (_gate)
            _dropped[reason] = new DropCount(reason, _dropped.GetValueOrDefault(reason)?.Count + count ?? count, detail, clock.Now());
    }

    public void Stored(ReadOnlySpan<Sample> samples, BatchReceipt receipt)
    {
        var now = clock.Now();
        var newest = long.MinValue;
        foreach (ref readonly var sample in samples)
            newest = Math.Max(newest, sample.TimeUs);
        foreach (var reason in receipt.Quarantined.GroupBy(q => q.Reason))
            Dropped(reason.Key, reason.Count(), "");
        lock (_gate)
        {
            _rate.Add(now, samples.Length);
            _status = _status with
            {
                Samples = _status.Samples + receipt.Stored,
                Duplicates = _status.Duplicates + receipt.Duplicates,
                LastSampleAt = now,
                Lag = samples.IsEmpty ? _status.Lag : now - newest.ToTime(),
            };
        }
    }

    void Enter(SourceState state) => Change(status => status with { State = state, Since = clock.Now(), RetryAt = null, RoundTook = null });

    void Change(Func<SourceStatus, SourceStatus> change)
    {
        lock (_gate)
            _status = change(_status);
    }
}
