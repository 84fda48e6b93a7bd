using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>Stops sending, or goes on from where it stopped.</summary>
public sealed class PauseSink(SinkEdit edit, TimeProvider clock)
{
    public Task<SinkResult> RunAsync(Caller by, Guid sink, bool pause, CancellationToken cancellationToken) => edit.RunAsync(
        by, sink, null, pause ? "pause-sink" : "resume-sink",
        found =>
        {
            found.PausedAt = pause ? found.PausedAt ?? clock.Now() : null;
            return (SinkEdit.Entry(pause ? "sink-paused" : "sink-resumed", found), null);
        },
        cancellationToken);
}
