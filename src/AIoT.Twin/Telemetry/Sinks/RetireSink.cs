using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>Takes a sink out of use: its name becomes free and the journal no longer waits for it; what was sent stays.</summary>
public sealed class RetireSink(SinkEdit edit, TimeProvider clock)
{
    public Task<SinkResult> RunAsync(Caller by, Guid sink, int? version, CancellationToken cancellationToken) => edit.RunAsync(
        by, sink, version, "retire-sink",
        found =>
        {
            found.RetiredAt = clock.Now();
            return (SinkEdit.Entry("sink-retired", found), null);
        },
        cancellationToken);
}
