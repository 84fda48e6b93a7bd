using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.ModelOps.Watching;

/// <summary>History as it is before anything was ever stored; stands in only where no historian is registered.</summary>
sealed class NothingStored : ITelemetryQueries
{
    public Task<IReadOnlyList<Bucket>> WindowAsync(Guid signal, long from, long to, int points, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Bucket>>([]);

    public Task<IReadOnlyList<Bucket>> AggregateAsync(Guid signal, IReadOnlyList<long> edges, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Bucket>>([.. edges.Zip(edges.Skip(1), (from, to) => new Bucket(from, to, 0, 0, 0))]);

    public Task<IReadOnlyList<Sample>> SamplesAsync(Guid signal, long from, long to, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Sample>>([]);

    public Task<Sample?> LastBeforeAsync(Guid signal, long time, CancellationToken cancellationToken) => Task.FromResult<Sample?>(null);

    public Sample? Latest(Guid signal) => null;

    public long TouchedAt(Guid signal) => 0;
}
