using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Trends;

/// <summary>Finds where a state changed: a window tells the intervals in which it did, and only those are read sample by sample.</summary>
sealed class StateHistory(ITelemetryQueries queries, ISeriesCatalog catalog, ISignalPace pace) : IStateHistory
{
    const int Intervals = 1500;
    const int MostRead = 400;
    const int MostSamples = 20_000;
    const int Missed = 3;

    public async Task<IReadOnlyList<StateSpan>> SpansAsync(Guid signal, long from, long to, CancellationToken cancellationToken)
    {
        if (catalog.Find(signal) is not { } series || to <= from)
            return [];
        var spans = new StateSpans(from, to, (long?)(pace.ExpectedEvery(signal) * Missed)?.TotalMicroseconds);
        await CarryInAsync(spans, series, from, cancellationToken);

        var read = 0;
        foreach (var bucket in await queries.WindowAsync(signal, from, to, (int)Math.Min(Intervals, to - from), cancellationToken))
        {
            if (bucket.Count == 0)
                continue;
            if (bucket.Used == 0)
                spans.Seen(bucket.From, bucket.To, bucket.Count, null);
            else if (bucket.Used == bucket.Count && bucket.Min == bucket.Max)
                spans.Seen(bucket.FirstAt, bucket.LastAt, bucket.Count, (long?)bucket.First);
            else if (bucket.Count <= MostSamples && read++ < MostRead)
                Follow(spans, series.Kind, await queries.SamplesAsync(signal, bucket.From, bucket.To, MostSamples, cancellationToken));
            else
                spans.Several(bucket);
        }

        return spans.Ended();
    }

    // With the one before it, which says whether it spoke regularly then.
    async Task CarryInAsync(StateSpans spans, SeriesInfo series, long from, CancellationToken cancellationToken)
    {
        if (await queries.LastBeforeAsync(series.SignalId, from, cancellationToken) is not { } last)
            return;
        if (await queries.LastBeforeAsync(series.SignalId, last.TimeUs, cancellationToken) is { } before)
            Follow(spans, series.Kind, [before]);
        Follow(spans, series.Kind, [last]);
    }

    static void Follow(StateSpans spans, ValueKind kind, IReadOnlyList<Sample> samples)
    {
        foreach (var sample in samples)
            spans.Seen(sample.TimeUs, sample.TimeUs, 1, StateOf(kind, sample));
    }

    static long? StateOf(ValueKind kind, Sample sample) =>
        sample.Quality is Quality.Bad ? null : kind is not ValueKind.Double ? sample.Bits : double.IsFinite(sample.Value) ? (long)sample.Value : null;
}
