using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian;

/// <summary>Samples a second and acknowledgement times of the last while, for people.</summary>
sealed class IngestFigures(HistorianMeters meters, TimeProvider clock)
{
    const int Seconds = 10, Kept = 1024;

    readonly Lock _gate = new();
    // The running second has a place of its own: it is not over, so it does not count.
    readonly long[] _perSecond = new long[Seconds + 1];
    readonly double[] _acknowledged = new double[Kept];
    long _second;
    long _answers;

    public void Accepted(BatchReceipt receipt, long arrivedAt)
    {
        var after = clock.GetElapsedTime(arrivedAt);
        meters.Accepted(receipt.Stored, receipt.Duplicates, receipt.Revised);
        meters.Acknowledged(after);
        foreach (var reason in receipt.Quarantined)
            meters.Quarantined(reason.Reason);
        lock (_gate)
        {
            MoveTo(Now());
            _perSecond[_second % _perSecond.Length] += receipt.Stored + receipt.Revised;
            _acknowledged[_answers++ % Kept] = after.TotalMilliseconds;
        }
    }

    /// <summary>The mean of the last ten whole seconds.</summary>
    public double SamplesPerSecond
    {
        get
        {
            lock (_gate)
            {
                MoveTo(Now());
                return (_perSecond.Sum() - _perSecond[_second % _perSecond.Length]) / (double)Seconds;
            }
        }
    }

    /// <summary>Of the last thousand batches, how long all but one in a hundred took at most; null before the first.</summary>
    public TimeSpan? AcknowledgeP99
    {
        get
        {
            lock (_gate)
            {
                var count = (int)Math.Min(_answers, Kept);
                if (count == 0)
                    return null;
                var sorted = _acknowledged[..count];
                Array.Sort(sorted);
                return TimeSpan.FromMilliseconds(sorted[(int)Math.Ceiling(count * 0.99) - 1]);
            }
        }
    }

    // Not the time of day, which may be set back.
    long Now() => clock.GetTimestamp() / clock.TimestampFrequency;

    void MoveTo(long second)
    {
        for (var from = Math.Max(_second + 1, second - Seconds); from <= second; from++)
            _perSecond[from % _perSecond.Length] = 0;
        _second = Math.Max(_second, second);
    }
}
