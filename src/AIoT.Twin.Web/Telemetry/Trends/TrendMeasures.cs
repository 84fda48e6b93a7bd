using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Analysis;
using AIoT.Twin.Telemetry.Trends;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Kit.Charts;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>Reads what pens were at two cursors and between them.</summary>
public sealed class TrendMeasures(
    LiveSignals readable, ITelemetryQueries queries, ISignalAnalysis analysis, ISamplePages pages, IStateHistory states, ISignalPace pace, IStringLocalizer<KitText> words)
{
    // So many at once: the database serves others too.
    const int AtOnce = 4;
    const int Missed = 3;

    public async Task<IReadOnlyDictionary<Guid, PenMeasure>> ReadAsync(
        Caller caller, IReadOnlyList<Guid> signals, TrendCursors cursors, CancellationToken cancellationToken)
    {
        var found = signals.Select(s => readable.Find(caller, s)).OfType<SignalNode>().ToArray();
        var measures = new PenMeasure[found.Length];
        var limit = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, found.Length, limit, async (i, token) => measures[i] = await ReadAsync(found[i], cursors, token));
        return measures.ToDictionary(m => m.Signal);
    }

    async Task<PenMeasure> ReadAsync(SignalNode signal, TrendCursors cursors, CancellationToken cancellationToken)
    {
        var measure = new PenMeasure(signal.Id)
        {
            A = await AtAsync(signal, cursors.A, cancellationToken),
            B = await AtAsync(signal, cursors.B, cancellationToken),
        };
        if (cursors is not ({ } a, { } b) || a == b)
            return measure;
        var (from, to) = a < b ? (a.ToMicroseconds(), b.ToMicroseconds()) : (b.ToMicroseconds(), a.ToMicroseconds());
        return signal.Kind switch
        {
            ValueKind.Double or ValueKind.Integer => await NumbersAsync(measure, from, to, cancellationToken),
            ValueKind.Text => await TextsAsync(measure, from, to, cancellationToken),
            _ => await StatesAsync(measure, signal.Kind, from, to, cancellationToken),
        };
    }

    async Task<PenMeasure> NumbersAsync(PenMeasure measure, long from, long to, CancellationToken cancellationToken)
    {
        // Both cursors count, so that the values shown at them lie within lowest and highest.
        var bucket = (await queries.AggregateAsync(measure.Signal, [from, to + 1], cancellationToken))[0];
        var weighted = await analysis.TimeWeightedAsync(measure.Signal, from, to, Holding.Linear(pace.ExpectedEvery(measure.Signal) * Missed), cancellationToken);
        return measure with
        {
            Min = bucket.Min,
            Max = bucket.Max,
            Mean = bucket.Mean,
            TimeWeighted = weighted.Average,
            Known = (double)weighted.KnownUs / (to - from),
            Count = bucket.Count,
        };
    }

    // From the same spans as are drawn.
    async Task<PenMeasure> StatesAsync(PenMeasure measure, ValueKind kind, long from, long to, CancellationToken cancellationToken)
    {
        var spans = await states.SpansAsync(measure.Signal, from, to, cancellationToken);
        var held = from span in spans
                   where span is { State: not null, Several: false }
                   group span.To - span.From by span.State!.Value into state
                   orderby state.Sum() descending
                   select (WordOf(kind, state.Key), TimeSpan.FromMicroseconds(state.Sum()));
        return measure with
        {
            States = [.. held],
            Known = (double)spans.Where(s => s is { State: not null, Several: false }).Sum(s => s.To - s.From) / (to - from),
        };
    }

    async Task<PenMeasure> TextsAsync(PenMeasure measure, long from, long to, CancellationToken cancellationToken)
    {
        var held = await analysis.DurationsAsync(measure.Signal, from, to, null, cancellationToken);
        return measure with
        {
            States = [.. held.States.Select(s => (s.Text ?? "", TimeSpan.FromMicroseconds(s.TimeUs)))],
            Known = 1 - ((double)held.UnknownUs / (to - from)),
        };
    }

    async Task<PenReading?> AtAsync(SignalNode signal, DateTimeOffset? time, CancellationToken cancellationToken)
    {
        if (time is not { } at)
            return null;
        var page = await pages.LastPageAsync(signal.Id, at.ToMicroseconds() + 1, cancellationToken);
        if (page.Samples is not [var last])
            return null;
        return signal.Kind switch
        {
            // In a gap nothing is known, whatever came before it.
            ValueKind.Double or ValueKind.Integer => new(
                at - last.Time > pace.ExpectedEvery(signal.Id) * Missed ? null : ValueText.Point(signal.Kind, last), last.Time, last.Quality, null),
            ValueKind.Text => new(null, last.Time, last.Quality, last.Bits >= 0 && last.Bits < page.Texts.Count ? page.Texts[(int)last.Bits] : ""),
            _ => await StateAtAsync(signal, at, last, cancellationToken),
        };
    }

    async Task<PenReading> StateAtAsync(SignalNode signal, DateTimeOffset at, Sample last, CancellationToken cancellationToken)
    {
        var spans = await states.SpansAsync(signal.Id, at.ToMicroseconds(), at.ToMicroseconds() + 1, cancellationToken);
        return new(null, last.Time, last.Quality, spans is [{ State: { } state }, ..] ? WordOf(signal.Kind, state) : null);
    }

    string WordOf(ValueKind kind, long bits) =>
        ValueText.Words(kind, words) is { } known && bits >= 0 && bits < known.Count ? known[(int)bits] : Numbers.Text(bits);
}
