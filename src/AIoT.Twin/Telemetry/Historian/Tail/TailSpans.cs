namespace AIoT.Twin.Telemetry.Historian.Tail;

/// <summary>The spans of all series in the order they were begun, which of them are full, and what they take. Its owner holds the lock.</summary>
sealed class TailSpans
{
    readonly Queue<OpenSpan> _unflushed = [];
    readonly Queue<OpenSpan> _kept = [];
    readonly List<OpenSpan> _full = [];
    List<OpenSpan> _sealed = [];

    public long OpenSize { get; private set; }

    public long ClosedSize { get; private set; }

    public bool HasDue => _full.Count + _sealed.Count > 0;

    /// <summary>Begins a span; the one that is open goes into chunks as it is, however long that takes.</summary>
    public OpenSpan OpenNext(OpenSeries series, long seq, long now, long journalBytes)
    {
        if (series.Open is { } full)
            Seal(series, full, _sealed);
        var span = new OpenSpan(series.Handle, series.Kind, seq, now, journalBytes);
        series.Open = span;
        OpenSize += span.Size;
        _unflushed.Enqueue(span);
        return span;
    }

    public void Grown(int bytes) => OpenSize += bytes;

    public void Full(OpenSpan span) => _full.Add(span);

    public OpenSpan? OldestUnflushed()
    {
        while (_unflushed.TryPeek(out var oldest))
        {
            if (oldest.FlushedAt is null)
                return oldest;
            _unflushed.Dequeue();
        }

        return null;
    }

    /// <summary>What is sealed and what is full, the older first.</summary>
    public List<OpenSpan> TakeSealed(Func<int, OpenSeries> series)
    {
        var due = _sealed;
        _sealed = [];
        foreach (var span in _full)
            Seal(series(span.Handle), span, due);
        _full.Clear();
        return due;
    }

    /// <summary>Takes spans from the oldest on, as long as a condition holds.</summary>
    public void TakeFirst(Func<int, OpenSeries> series, List<OpenSpan> due, Func<OpenSpan, bool> condition)
    {
        foreach (var span in _unflushed)
        {
            if (!condition(span))
                return;
            Seal(series(span.Handle), span, due);
        }
    }

    public void TakeLargest(OpenSeries?[] all, List<OpenSpan> due, long until)
    {
        foreach (var series in all.Where(s => s?.Open is not null).OrderByDescending(s => s!.Open!.Size).ToList())
        {
            if (OpenSize <= until)
                return;
            Seal(series!, series!.Open!, due);
        }
    }

    public void Keep(OpenSpan span) => _kept.Enqueue(span);

    /// <summary>The next flushed span that need not be kept any longer.</summary>
    public OpenSpan? Forget(long before, long most)
    {
        if (!_kept.TryPeek(out var span) || (span.FlushedAt > before && ClosedSize <= most))
            return null;
        ClosedSize -= span.Size;
        return _kept.Dequeue();
    }

    /// <summary>What another process puts into chunks is not asked for here.</summary>
    public void ForgetDue()
    {
        _full.Clear();
        _sealed.Clear();
    }

    public void Seal(OpenSeries series, OpenSpan span, List<OpenSpan> due)
    {
        if (series.Open != span)
            return;
        series.Open = null;
        series.Closed.Add(span);
        OpenSize -= span.Size;
        ClosedSize += span.Size;
        due.Add(span);
    }
}
