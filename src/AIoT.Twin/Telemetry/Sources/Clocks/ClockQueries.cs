using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Historian.Clocks;

namespace AIoT.Twin.Telemetry.Sources.Clocks;

sealed class ClockQueries(ClockBook book, IClockLimits limits, SourceIndex sources, IAccess access) : IClockQueries
{
    // Of those looked through, many may not be the caller's to see.
    const int MostJumps = 10_000;

    public async Task<IReadOnlyList<ClockRow>> AllAsync(Caller by, CancellationToken cancellationToken) =>
    [
        .. (await book.OffsetsAsync(cancellationToken)).Where(o => MaySee(by, o.Producer))
            .Select(o => new ClockRow(o, limits.Of(o.Producer), SourceClockLimits.SourceOf(sources, o.Producer))),
    ];

    public async Task<IReadOnlyList<ClockJump>> JumpsAsync(Caller by, DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
    [
        .. (await book.JumpsAsync(since.ToMicroseconds(), MostJumps, cancellationToken))
            .Where(j => j.Producer is { } producer ? MaySee(by, producer) : access.MayAnywhere(by, Permission.SourcesRead)).Take(limit),
    ];

    bool MaySee(Caller by, string producer) => SourceClockLimits.SourceOf(sources, producer) is { } source
        ? access.May(by, Permission.SourcesRead, source.TwinId)
        : producer.StartsWith($"{by.Id}/", StringComparison.Ordinal) || access.May(by, Permission.SourcesRead, TwinTree.RootId);
}
