namespace AIoT.Twin.Telemetry.Trends;

/// <summary>Spans as they are found, in time order; what goes on is one span.</summary>
sealed class StateSpans(long from, long to)
{
    readonly List<StateSpan> _found = [];
    StateSpan? _open;

    public void Change(long at, long? state) => Begin(new StateSpan(Math.Max(at, from), to, state));

    /// <summary>It changed too often to be told apart within an interval.</summary>
    public void Several(Bucket bucket)
    {
        Begin(new StateSpan(bucket.From, to, (long?)bucket.First, Several: true));
        Begin(new StateSpan(bucket.LastAt > bucket.From ? bucket.LastAt : bucket.To, to, (long?)bucket.Last));
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
        if (_open is { } open && open.From < to)
            _found.Add(open with { To = to });
        _open = null;
        return _found;
    }
}
