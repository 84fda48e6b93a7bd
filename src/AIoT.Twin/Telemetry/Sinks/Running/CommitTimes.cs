namespace AIoT.Twin.Telemetry.Sinks.Running;

/// <summary>About when the numbers of the journal were given away, so that a lag can be told as a time.</summary>
sealed class CommitTimes
{
    const int Most = 2000;

    // The time told is too late by at most a fiftieth of the lag: a lag of hours needs no seconds.
    const int Finest = 50;

    readonly Lock _gate = new();
    readonly List<(long Seq, DateTimeOffset At)> _seen = [];

    public void Saw(long seq, DateTimeOffset at)
    {
        lock (_gate)
        {
            if (_seen.Count > 0 && _seen[^1].Seq >= seq)
                return;
            _seen.Add((seq, at));
            if (_seen.Count <= Most)
                return;
            Thin(at);
        }
    }

    void Thin(DateTimeOffset now)
    {
        var kept = 1;
        for (var i = 1; i < _seen.Count - 1; i++)
        {
            if (_seen[i + 1].At - _seen[kept - 1].At > (now - _seen[i].At) / Finest)
                _seen[kept++] = _seen[i];
        }

        _seen[kept++] = _seen[^1];
        _seen.RemoveRange(kept, _seen.Count - kept);
    }

    /// <summary>When the first number above this one was there at the latest; null when none is.</summary>
    public DateTimeOffset? FirstAfter(long seq)
    {
        lock (_gate)
        {
            var (low, high) = (0, _seen.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (_seen[middle].Seq > seq)
                    high = middle;
                else
                    low = middle + 1;
            }

            return low < _seen.Count ? _seen[low].At : null;
        }
    }
}
