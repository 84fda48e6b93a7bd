using System.Collections.Frozen;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Retention;

/// <summary>Before which time the raw values of a class were given back; nothing is read or taken there any more.</summary>
sealed class KeptSince(HistoryDatabase database)
{
    volatile FrozenDictionary<short, long> _since = FrozenDictionary<short, long>.Empty;
    volatile int _version;

    /// <summary>Grows with every change.</summary>
    public int Version => _version;

    public long Of(short retention) => _since.Count == 0 ? long.MinValue : _since.GetValueOrDefault(retention, long.MinValue);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ListAsync(
            $"select retention, max(t1) from {database.Prefix}destroyed group by retention", [], r => (Class: r.GetInt16(0), Since: r.GetInt64(1)),
            cancellationToken);
        foreach (var (kept, since) in rows)
            Reached(kept, since);
    }

    public void Reached(short retention, long since)
    {
        if (Of(retention) >= since)
            return;
        _since = _since.Where(s => s.Key != retention).Append(new(retention, since)).ToFrozenDictionary();
        Interlocked.Increment(ref _version);
    }
}
