using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry;

/// <summary>Reads history; times are UTC microseconds, intervals half-open. Rights are asked by the caller of these.</summary>
public interface ITelemetryQueries
{
    /// <summary>Equal buckets of [from, to): bucket i is [from + ⌊i·span/points⌋, from + ⌊(i+1)·span/points⌋).</summary>
    Task<IReadOnlyList<Bucket>> WindowAsync(Guid signal, long from, long to, int points, CancellationToken cancellationToken);

    /// <summary>One bucket between each two neighbouring edges, such as the days of a site; edges ascend.</summary>
    Task<IReadOnlyList<Bucket>> AggregateAsync(Guid signal, IReadOnlyList<long> edges, CancellationToken cancellationToken);

    /// <summary>Raw samples of [from, to) in time order, at most <paramref name="limit"/>, each (series, time) once, the newest revision.</summary>
    Task<IReadOnlyList<Sample>> SamplesAsync(Guid signal, long from, long to, int limit, CancellationToken cancellationToken);

    /// <summary>The last sample before a time, such as the state a machine was in when a week began.</summary>
    Task<Sample?> LastBeforeAsync(Guid signal, long time, CancellationToken cancellationToken);

    /// <summary>The newest sample, from memory.</summary>
    Sample? Latest(Guid signal);

    /// <summary>A number that grows whenever samples of the signal were stored; a cached result with the same number still holds.</summary>
    long TouchedAt(Guid signal);
}
