using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Tail;

/// <summary>
/// The part of history that is in the journal but not yet in chunks, packed, by series. It follows the journal row by row; queries read
/// it above the watermark of their snapshot, the compactor takes spans out of it.
/// </summary>
sealed class TailFollower(SeriesCatalog catalog, HistorianOptions options, TimeProvider clock)
{
    readonly Lock _gate = new();
    TailSpans _spans = new();
    OpenSeries?[] _series = [];
    volatile TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile JournalFollower? _follower;
    volatile int _life;
    long _position;
    long _journalBytes;

    /// <summary>Grows when everything is read anew: what was read before and after does not belong together.</summary>
    public int Life => _life;

    /// <summary>Returns when it is complete.</summary>
    public Task LoadedAsync(CancellationToken cancellationToken) => _loaded.Task.WaitAsync(cancellationToken);

    /// <summary>Begins anew and empty; behind a follower when another process writes.</summary>
    public void Begin(JournalFollower? follower)
    {
        lock (_gate)
        {
            if (_loaded.Task.IsCompleted)
                _loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _life++;
            (_spans, _series, _position, _journalBytes, _follower) = (new TailSpans(), [], 0, 0, follower);
        }
    }

    public void Loaded() => _loaded.TrySetResult();

    /// <summary>Reads behind the one who writes, where that is another.</summary>
    public Task FollowAsync(CancellationToken cancellationToken) => _follower?.FollowAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>The newest commit that has been read.</summary>
    public long Position
    {
        get
        {
            lock (_gate)
                return _position;
        }
    }

    /// <summary>About what the tail takes in memory.</summary>
    public long Size
    {
        get
        {
            lock (_gate)
                return _spans.OpenSize + _spans.ClosedSize;
        }
    }

    /// <summary>Every commit at or below is in chunks, for every series.</summary>
    public long CompactedThrough
    {
        get
        {
            lock (_gate)
                return _spans.OldestUnflushed() is { } oldest ? oldest.FirstSeq - 1 : _position;
        }
    }

    /// <summary>When the oldest sample that is not in chunks came.</summary>
    public long? OldestAt
    {
        get
        {
            lock (_gate)
                return _spans.OldestUnflushed()?.OpenedAt;
        }
    }

    public bool HasDue
    {
        get
        {
            lock (_gate)
                return _spans.HasDue;
        }
    }

    /// <summary>Starts after the commits that are in chunks already.</summary>
    public void StartAt(long position)
    {
        lock (_gate)
            _position = position;
    }

    /// <summary>Numbers up to this one were left out.</summary>
    public void Skip(long through)
    {
        lock (_gate)
            _position = Math.Max(_position, through);
    }

    /// <summary>Takes one committed row. Recovered rows are as old as they can be, so that the next run flushes them.</summary>
    public void Apply(long seq, ReadOnlySpan<Sample> samples, IReadOnlyList<string> texts, int bytes, bool recovered)
    {
        var now = recovered ? long.MinValue : clock.Now().ToMicroseconds();
        lock (_gate)
        {
            foreach (ref readonly var sample in samples)
            {
                var series = Get(sample.Series);
                if (!recovered || seq > series.FlushedSeq)
                    Add(series, sample, seq, texts, now);
            }

            _position = seq;
            _journalBytes += bytes;
        }
    }

    void Add(OpenSeries series, in Sample sample, long seq, IReadOnlyList<string> texts, long now)
    {
        var span = series.Open;
        // Between two commits of the series, never within one: its watermark is the number of a commit.
        if (span is null || (seq != span.LastSeq && span.IsFull(options.FlushSamples)))
            span = _spans.OpenNext(series, seq, now, _journalBytes);
        var kept = series.Kind == ValueKind.Text ? sample with { Bits = span.Intern(texts[(int)sample.Bits]) } : sample;
        _spans.Grown(span.Add(kept, seq));
        series.TouchedSeq = seq;
        if (sample.TimeUs >= series.Newest.TimeUs)
        {
            series.Newest = sample;
            series.NewestKnown = true;
        }
        else
        {
            (series.Late ??= new LateSpans()).Add(seq, sample.TimeUs);
        }

        if (span.Count == options.FlushSamples)
            _spans.Full(span);
    }

    OpenSeries Get(int handle)
    {
        if (handle >= _series.Length)
            Array.Resize(ref _series, Math.Max(handle + 1, catalog.Count));
        return _series[handle] ??= new OpenSeries(handle, catalog.ByHandle(handle).Kind);
    }

    /// <summary>Reads what is known of a series, under the tail's lock.</summary>
    public T Read<T>(int handle, Func<OpenSeries, T> read)
    {
        lock (_gate)
            return read(Get(handle));
    }

    public void Change(int handle, Action<OpenSeries> change)
    {
        lock (_gate)
            change(Get(handle));
    }

    /// <summary>Handles of series for which something holds.</summary>
    public List<int> Where(Func<OpenSeries, bool> condition)
    {
        lock (_gate)
            return [.. _series.Where(s => s is not null && condition(s)).Select(s => s!.Handle)];
    }

    /// <summary>Samples above a watermark; null when some of them have been forgotten already and the snapshot must be taken anew.</summary>
    public TailPicture? Above(int handle, long flushedThrough)
    {
        lock (_gate)
        {
            if (handle >= _series.Length || _series[handle] is not { } series)
                return TailPicture.Empty;
            if (flushedThrough < series.EvictedThrough || (_follower is not null && flushedThrough > _position))
                return null;
            IEnumerable<OpenSpan> spans = series.Open is { } open ? [.. series.Closed, open] : series.Closed;
            return new TailPicture([.. spans.Where(s => s.LastSeq > flushedThrough).Select(s => s.Picture())]);
        }
    }

    /// <summary>Closes the spans that are due: full ones, old ones, and the largest while the tail is too large.</summary>
    public List<OpenSpan> TakeDue(bool everything)
    {
        var oldest = clock.Now().ToMicroseconds() - (long)options.FlushAge.TotalMicroseconds;
        lock (_gate)
        {
            var due = _spans.TakeSealed(Get);
            _spans.TakeFirst(Get, due, s => everything || s.OpenedAt <= oldest || _journalBytes - s.BytesAt >= options.ReplayBytes);
            if (_spans.OpenSize > options.TailBytes)
                _spans.TakeLargest(_series, due, options.TailBytes / 2);
            return due;
        }
    }

    /// <summary>A span's chunks are committed; it stays for a while for queries that began before.</summary>
    public void Flushed(OpenSpan span, LastChunk? last, short generation)
    {
        lock (_gate)
        {
            var series = Get(span.Handle);
            series.FlushedSeq = span.LastSeq;
            series.Last = last ?? series.Last;
            series.Generation = Math.Max(series.Generation, generation);
            span.FlushedAt = clock.Now().ToMicroseconds();
            _spans.Keep(span);
        }
    }

    /// <summary>Another process put these into chunks; their spans stay for a while too.</summary>
    public void FlushedElsewhere(IReadOnlyList<(int Handle, long Seq)> flushed)
    {
        var now = clock.Now().ToMicroseconds();
        var sealed_ = new List<OpenSpan>();
        lock (_gate)
        {
            _spans.ForgetDue();
            // Beyond what was read here a commit may hold what no query has seen.
            foreach (var (handle, seq) in flushed.Where(f => f.Seq <= _position))
            {
                var series = Get(handle);
                series.FlushedSeq = Math.Max(series.FlushedSeq, seq);
                if (series.Open is { } open && open.FirstSeq <= seq)
                    _spans.Seal(series, open, sealed_);
                foreach (var span in series.Closed.Where(s => s.FlushedAt is null && s.LastSeq <= seq))
                {
                    span.FlushedAt = now;
                    _spans.Keep(span);
                }
            }
        }
    }

    /// <summary>Forgets flushed spans that are old, or too many to keep.</summary>
    public void Evict()
    {
        var before = clock.Now().ToMicroseconds() - (long)options.FlushedSpanKept.TotalMicroseconds;
        lock (_gate)
        {
            while (_spans.Forget(before, options.TailBytes) is { } span)
            {
                var series = Get(span.Handle);
                series.Closed.Remove(span);
                series.EvictedThrough = Math.Max(series.EvictedThrough, span.LastSeq);
            }
        }
    }
}
