using System.Collections.Concurrent;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>The one way from a person's decision to a device. A value is checked, sent at once or not at all, and read back.</summary>
public sealed class WriteGate(ITelemetryFeed feed, TimeProvider clock)
{
    readonly ConcurrentDictionary<Guid, DateTimeOffset> _lastWrites = [];
    readonly Lock _deciding = new();

    internal async Task<WriteOutcome> WriteAsync(
        WriteRules rules, WriteRequest request, ISourceConnection connection, CancellationToken cancellationToken)
    {
        var (permit, refusal) = Decide(rules, request);
        if (permit is null)
            return refusal!;

        var outcome = await connection.WriteAsync(permit, cancellationToken);
        return outcome is WriteOutcome.Written written
            ? new WriteOutcome.Written(request.Binding.Rules.FromDevice(written.ReadBack))
            : outcome;
    }

    // Under one lock, so that of two people who press at once only the first passes the interval.
    (WritePermit? Permit, WriteOutcome.Refused? Refusal) Decide(WriteRules rules, WriteRequest request)
    {
        var signal = request.Binding.Signal;
        lock (_deciding)
        {
            DateTimeOffset? lastWrite = _lastWrites.TryGetValue(signal, out var at) ? at : null;
            var decided = WritePermit.For(rules, request, feed.Latest(request.Binding.Series), lastWrite, clock.Now());
            if (decided.Permit is not null)
                _lastWrites[signal] = clock.Now();
            return decided;
        }
    }
}
