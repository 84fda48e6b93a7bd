using System.Collections.Concurrent;

namespace AIoT.Twin.Acquisition;

/// <summary>A coalescing map that never drops the newest sample of a series.</summary>
public sealed class LatestSubscription(IReadOnlyCollection<int> series, Action<LatestSubscription> onDispose) : IDisposable
{
    readonly ConcurrentDictionary<int, Sample> _changed = [];

    public IReadOnlyCollection<int> Series => series;

    public void Offer(in Sample sample) => _changed[sample.Series] = sample;

    /// <summary>Takes what changed since the last call; empty when nothing did.</summary>
    public IReadOnlyList<Sample> Take()
    {
        if (_changed.IsEmpty)
            return [];

        var taken = new List<Sample>(_changed.Count);
        foreach (var handle in _changed.Keys)
        {
            if (_changed.TryRemove(handle, out var sample))
                taken.Add(sample);
        }

        return taken;
    }

    public void Dispose() => onDispose(this);
}
