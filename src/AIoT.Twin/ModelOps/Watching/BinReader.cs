using AIoT.Twin.Telemetry;

namespace AIoT.Twin.ModelOps.Watching;

/// <summary>Reads the steps of signals; within one round the same span of a signal is read once, however many compare with it.</summary>
sealed class BinReader(ITelemetryQueries telemetry)
{
    readonly Dictionary<(Guid Signal, long From, long To, long Step), IReadOnlyList<Bin>> _read = [];

    public void Forget() => _read.Clear();

    /// <summary>The steps of [from, to), in order, unknown ones included.</summary>
    public async Task<IReadOnlyList<Bin>> ReadAsync(Guid signal, long from, long to, long step, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue((signal, from, to, step), out var known))
            return known;
        var edges = new long[((to - from) / step) + 1];
        for (var i = 0; i < edges.Length; i++)
            edges[i] = from + (i * step);
        var buckets = await telemetry.AggregateAsync(signal, edges, cancellationToken);
        return _read[(signal, from, to, step)] = [.. buckets.Select(Of)];
    }

    /// <summary>The same for a state, which holds until it changes.</summary>
    public async Task<IReadOnlyList<Bin>> ReadStateAsync(Guid signal, long from, long to, long step, CancellationToken cancellationToken)
    {
        var bins = await ReadAsync(signal, from, to, step, cancellationToken);
        var before = await telemetry.LastBeforeAsync(signal, from, cancellationToken);
        var held = before is { } sample ? (double)sample.Bits : double.NaN;
        var states = new Bin[bins.Count];
        for (var i = 0; i < states.Length; i++)
        {
            var constant = !bins[i].Known || (bins[i].Min.Equals(bins[i].Max) && (double.IsNaN(held) || bins[i].Min.Equals(held)));
            var at = bins[i].Known ? bins[i].Last : held;
            states[i] = constant ? new(bins[i].FromUs, at, at, at, at) : Bin.Unknown(bins[i].FromUs);
            held = at;
        }

        return states;
    }

    static Bin Of(Bucket bucket) => bucket.Mean is { } mean && bucket.Min is { } min && bucket.Max is { } max && bucket.Last is { } last
        ? new(bucket.From, mean, min, max, last)
        : Bin.Unknown(bucket.From);
}
