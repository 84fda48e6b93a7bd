using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Edge;

/// <summary>Handles for the signals of the agent's file; the server gives them their real series.</summary>
sealed class EdgeSeries : ISeriesCatalog
{
    readonly Lock _gate = new();
    readonly List<SeriesInfo> _all = [];

    public SeriesInfo? Find(Guid signalId)
    {
        lock (_gate)
            return _all.Find(s => s.SignalId == signalId);
    }

    public IReadOnlyList<SeriesInfo> AllOf(Guid signalId) => Find(signalId) is { } known ? [known] : [];

    public SeriesInfo ByHandle(int handle)
    {
        lock (_gate)
            return _all[handle];
    }

    public ValueTask<SeriesInfo> EnsureAsync(Guid signalId, ValueKind kind, string unit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (Find(signalId) is { } known)
                return ValueTask.FromResult(known);

            var added = new SeriesInfo(_all.Count, _all.Count, signalId, kind, unit);
            _all.Add(added);
            return ValueTask.FromResult(added);
        }
    }
}
