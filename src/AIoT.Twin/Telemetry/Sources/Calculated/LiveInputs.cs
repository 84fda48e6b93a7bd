using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Sources.Calculated;

/// <summary>Hears of every sample stored for some signals; says when it may have missed one.</summary>
sealed class LiveInputs(ITelemetryFeed feed, ISeriesCatalog series) : IDisposable
{
    StreamSubscription? _stream;
    Dictionary<int, Guid> _signals = [];
    long _dropped;

    /// <summary>Listens to these; true when something may have been missed since the last look, such as before a signal had a series.</summary>
    public bool Follow(IReadOnlyCollection<Guid> signals)
    {
        var now = new Dictionary<int, Guid>();
        foreach (var signal in signals)
        {
            foreach (var one in series.AllOf(signal))
                now[one.Handle] = signal;
        }

        var missed = _stream is not null && _stream.Dropped != _dropped;
        _dropped = _stream?.Dropped ?? 0;
        if (_stream is not null && now.Count == _signals.Count && now.Keys.All(_signals.ContainsKey))
            return missed;

        _stream?.Dispose();
        (_signals, _stream, _dropped) = (now, feed.WatchStream([.. now.Keys]), 0);
        return true;
    }

    public bool TryTake(out Guid signal, out Sample sample)
    {
        signal = Guid.Empty;
        sample = default;
        return _stream is not null && _stream.Reader.TryRead(out sample) && _signals.TryGetValue(sample.Series, out signal);
    }

    public void Dispose() => _stream?.Dispose();
}
