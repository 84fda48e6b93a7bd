using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Stops asking a device, or asks it again.</summary>
public sealed class PauseSource(SourceEdit edit, TimeProvider clock)
{
    public Task<SourceResult> RunAsync(Caller by, Guid source, bool pause, CancellationToken cancellationToken) => edit.RunAsync(
        by, source, null, Permission.SourcesWrite, pause ? "pause-source" : "resume-source",
        (_, found) =>
        {
            found.PausedAt = pause ? found.PausedAt ?? clock.Now() : null;
            return Task.FromResult(((AuditEntry?)SourceEdit.Entry(pause ? "source-paused" : "source-resumed", found), (Refusal?)null));
        },
        cancellationToken);
}
