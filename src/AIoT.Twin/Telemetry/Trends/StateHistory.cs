using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Trends;

/// <summary>Finds where a state changed: a window tells the intervals in which it did, and only those are read sample by sample.</summary>
sealed class StateHistory(ITelemetryQueries queries, ISeriesCatalog catalog) : IStateHistory
{
    const int Intervals = 1500;
    const int MostRead = 400;
    const int MostSamples = 20_000;

    public async Task<IReadOnlyList<StateSpan>> SpansAsync(Guid signal, long from, long to, CancellationToken cancellationToken)
    {
        if (catalog.Find(signal) is not { } series || to <= from)
            return [];
        var spans = new StateSpans(from, to);
        if (await queries.LastBeforeAsync(signal, from, cancellationToken) is { } before)
            spans.Change(from, StateOf(series.Kind, before));

        var read = 0;
        foreach (var bucket in await queries.WindowAsync(signal, from, to, (int)Math.Min(Intervals, to - from), cancellationToken))
        {
            if (Is(bucket) is var (at, state))
                spans.Change(at, state);
            else if (bucket.Count > 0 && bucket.Count <= MostSamples && read++ < MostRead)
                Follow(spans, series.Kind, await queries.SamplesAsync(signal, bucket.From, bucket.To, MostSamples, cancellationToken));
            else if (bucket.Count > 0)
                spans.Several(bucket);
        }

        return spans.Ended();
    }

    // One state through the whole interval, or none that could be used.
    static (long At, long? State)? Is(Bucket bucket) => bucket switch
    {
        { Count: 0 } => null,
        { Used: 0 } => (bucket.From, null),
        _ when bucket.Used == bucket.Count && bucket.Min == bucket.Max => (bucket.FirstAt, (long?)bucket.First),
        _ => null,
    };

    static void Follow(StateSpans spans, ValueKind kind, IReadOnlyList<Sample> samples)
    {
        foreach (var sample in samples)
            spans.Change(sample.TimeUs, StateOf(kind, sample));
    }

    static long? StateOf(ValueKind kind, Sample sample) =>
        sample.Quality is Quality.Bad ? null : kind is not ValueKind.Double ? sample.Bits : double.IsFinite(sample.Value) ? (long)sample.Value : null;
}
