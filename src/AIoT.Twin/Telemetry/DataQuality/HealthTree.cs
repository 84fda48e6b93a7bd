using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>Rolls the points of signals up to the twins above them.</summary>
static class HealthTree
{
    /// <summary>Every twin with a signal below it, by id.</summary>
    public static IReadOnlyDictionary<Guid, TwinHealth> Of(TwinTree tree, IEnumerable<SignalQuality> signals)
    {
        var sums = new Dictionary<Guid, Sum>();
        foreach (var signal in signals)
        {
            foreach (var twin in tree.SelfAndAncestors(signal.Signal.TwinId))
                (sums.TryGetValue(twin.Id, out var sum) ? sum : sums[twin.Id] = new Sum()).Add(signal);
        }

        return sums.ToDictionary(s => s.Key, s => s.Value.Of(tree.Find(s.Key)!));
    }

    /// <summary>Worst first: what has most that cannot be trusted for its size, then what is not known.</summary>
    public static IEnumerable<TwinHealth> WorstFirst(IEnumerable<TwinHealth> twins) =>
        twins.OrderBy(t => t.Points ?? 100.5).ThenBy(t => t.Worst ?? 101).ThenBy(t => t.Name, StringComparer.Ordinal);

    sealed class Sum
    {
        double _weights;
        double _points;
        int _signals;
        int _known;
        int _notTrusted;
        int _inDoubt;
        int? _worst;

        public void Add(SignalQuality signal)
        {
            _signals++;
            if (signal.Points is not { } points)
                return;
            _known++;
            _weights += signal.Weight;
            _points += signal.Weight * points;
            _notTrusted += signal.Standing is Standing.NotTrusted ? 1 : 0;
            _inDoubt += signal.Standing is Standing.InDoubt ? 1 : 0;
            _worst = Math.Min(_worst ?? points, points);
        }

        public TwinHealth Of(TwinNode twin) => new(twin.Id, twin.Name, _weights > 0 ? _points / _weights : null)
        {
            Signals = _signals,
            Known = _known,
            NotTrusted = _notTrusted,
            InDoubt = _inDoubt,
            Worst = _worst,
        };
    }
}
