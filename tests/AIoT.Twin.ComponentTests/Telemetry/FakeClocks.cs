using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Historian.Clocks;
using AIoT.Twin.Telemetry.Sources.Clocks;

namespace AIoT.Twin.ComponentTests.Telemetry;

/// <summary>Clocks as a test says they stand.</summary>
sealed class FakeClocks : IClockQueries
{
    public List<ClockRow> Rows { get; } = [];

    public List<ClockJump> Jumps { get; } = [];

    public Task<IReadOnlyList<ClockRow>> AllAsync(Caller by, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ClockRow>>(Rows);

    public Task<IReadOnlyList<ClockJump>> JumpsAsync(Caller by, DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ClockJump>>([.. Jumps.Where(j => j.At >= since).Take(limit)]);
}
