namespace AIoT.Twin.Telemetry.Trends;

/// <summary>
/// Spans as they are found, in time order; what goes on is one span. A state holds until the next one, unless it was told again and again at least
/// as often as the limit says and then no more: after that nothing is known. What is sent on change alone never tells a state twice.
/// </summary>
sealed class StateSpans(long from, long to, long? limit)
{
    readonly List<StateSpan> _found = [];
    StateSpan? _open;
    long? _lastAt;
    long? _last;
    bool _regular;

    /// <summary>So many samples of one state between two times.</summary>
    public void Seen(long first, long last, long count, long? state)
    {
        Silence(first);
        Begin(new StateSpan(Math.Max(first, from), to, state));
        var told = count > 1 ? (last - first) / (count - 1) <= limit : first - _lastAt <= limit && (state == _last || _regular);
        (_regular, _lastAt, _last) = (told, last, state);
    }

    /// <summary>It changed too often to be told apart within an interval.</summary>
    public void Several(Bucket bucket)
    {
        Silence(bucket.FirstAt);
        Begin(new StateSpan(bucket.From, to, (long?)bucket.First, Several: true));
        Begin(new StateSpan(bucket.LastAt > bucket.From ? bucket.LastAt : bucket.To, to, (long?)bucket.Last));
        (_regular, _lastAt, _last) = (false, bucket.LastAt, (long?)bucket.Last);
    }

    // Before the sample that ends it.
    void Silence(long next)
    {
        if (_regular && _lastAt + limit is { } known && next > known)
            Begin(new StateSpan(Math.Max(known, from), to, null));
    }

    void Begin(StateSpan next)
    {
        if (_open is { } open)
        {
            if (open.State == next.State && open.Several == next.Several)
                return;
            if (next.From > open.From)
                _found.Add(open with { To = next.From });
        }

        _open = next;
    }

    public IReadOnlyList<StateSpan> Ended()
    {
        Silence(to);
        if (_open is { } open && open.From < to)
            _found.Add(open with { To = to });
        _open = null;
        return _found;
    }
}
