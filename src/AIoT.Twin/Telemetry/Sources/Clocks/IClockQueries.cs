using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Historian.Clocks;

namespace AIoT.Twin.Telemetry.Sources.Clocks;

/// <summary>Clocks of those who send samples; as far as the caller may read sources, and one's own always.</summary>
public interface IClockQueries
{
    Task<IReadOnlyList<ClockRow>> AllAsync(Caller by, CancellationToken cancellationToken);

    /// <summary>When clocks were set, newest first; the server's own concerns everybody who may read a source.</summary>
    Task<IReadOnlyList<ClockJump>> JumpsAsync(Caller by, DateTimeOffset since, int limit, CancellationToken cancellationToken);
}
