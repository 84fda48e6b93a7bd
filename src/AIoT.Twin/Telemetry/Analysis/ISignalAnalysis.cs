using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>
/// Figures that need more than buckets; times are UTC microseconds, spans half-open, all series of a signal are one in the unit of the
/// newest, and of equal times the newest series counts. Rights are asked by the caller of these.
/// </summary>
public interface ISignalAnalysis
{
    /// <summary>
    /// Used values chosen by largest-triangle-three-buckets so that a line through about <paramref name="points"/> of them looks like
    /// the line through all; a gap wider than a point's width is kept: where readings are further apart than the limit, or bad between.
    /// </summary>
    Task<IReadOnlyList<OutlinePoint>> OutlineAsync(
        Guid signal, long from, long to, int points, TimeSpan? gap, CancellationToken cancellationToken);

    /// <summary>The first reading of a span with a used value that passes a test.</summary>
    Task<Sample?> FirstAsync(Guid signal, long from, long to, ValueTest test, CancellationToken cancellationToken);

    /// <summary>The last reading of a span with a used value that passes a test.</summary>
    Task<Sample?> LastAsync(Guid signal, long from, long to, ValueTest test, CancellationToken cancellationToken);

    /// <summary>Integral and average over time, each value weighed by how long it held.</summary>
    Task<TimeWeighted> TimeWeightedAsync(Guid signal, long from, long to, Holding holding, CancellationToken cancellationToken);

    /// <summary>How long each state was held, the one held before the span carried in.</summary>
    Task<StateDurations> DurationsAsync(Guid signal, long from, long to, TimeSpan? limit, CancellationToken cancellationToken);

    /// <summary>By how much a counter grew.</summary>
    Task<CounterIncrease> IncreaseAsync(Guid signal, long from, long to, CounterRule rule, CancellationToken cancellationToken);

    /// <summary>What the value was at a time; null where it is unknown, and for text.</summary>
    Task<double?> AtAsync(Guid signal, long time, Holding holding, CancellationToken cancellationToken);

    /// <summary>Several signals on one clock, row by row as they are read; memory does not grow with the span.</summary>
    IAsyncEnumerable<AlignedRow> AlignAsync(IReadOnlyList<AlignedSignal> signals, TimeGrid grid, CancellationToken cancellationToken);
}
