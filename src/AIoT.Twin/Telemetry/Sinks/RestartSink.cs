using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>Begins a sink anew: from a time on everything is sent again, or everything that waits is left out; with the reason why.</summary>
public sealed class RestartSink(SinkEdit edit)
{
    /// <param name="from">Null leaves out what has not been sent yet.</param>
    public Task<SinkResult> RunAsync(Caller by, Guid sink, DateTimeOffset? from, string reason, CancellationToken cancellationToken) => edit.RunAsync(
        by, sink, null, "restart-sink",
        found =>
        {
            if (string.IsNullOrWhiteSpace(reason))
                return (null, Refusal.Invalid("reason-missing", "reason"));

            found.StartFrom = from?.ToMicroseconds().ToTime();
            found.Run++;
            var what = from is { } since ? ("from", since.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture)) : ("from", "now");
            return (SinkEdit.Entry("sink-restarted", found, what) with { Reason = reason.Trim() }, null);
        },
        cancellationToken);
}
