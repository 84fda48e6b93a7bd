using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Historian;

namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>Sends mended samples as numbered batches of a producer of their own.</summary>
sealed class QuarantineSending(QuarantineStore store, ISampleSink sink, HistorianMeters meters)
{
    public const string Producer = "quarantine";

    public async Task<QuarantineResult> SendAsync(
        IReadOnlyList<FixedSamples> plan, IReadOnlyDictionary<string, int> notSent, CancellationToken cancellationToken)
    {
        int stored = 0, duplicates = 0, revised = 0;
        var again = new Dictionary<string, int>();
        foreach (var part in plan.Where(p => p.Rows.Count > 0))
        {
            if (await SendAsync(part, cancellationToken) is not BatchOutcome.Accepted { Receipt: var receipt })
                return Refusal.Conflict("quarantine-not-stored", null, ("stored", $"{stored + revised}"));
            (stored, duplicates, revised) = (stored + receipt.Stored, duplicates + receipt.Duplicates, revised + receipt.Revised);
            foreach (var reason in receipt.Quarantined.CountBy(q => q.Reason))
                again[reason.Key] = again.GetValueOrDefault(reason.Key) + reason.Value;
            meters.QuarantineLeft("stored", part.Rows.Count - receipt.Quarantined.Count);
        }

        return new QuarantineResult.Retried(new QuarantineOutcome(stored, duplicates, revised) { RefusedAgain = again, NotSent = notSent });
    }

    async Task<BatchOutcome> SendAsync(FixedSamples part, CancellationToken cancellationToken)
    {
        var (epoch, number) = await store.NextNumberAsync(Producer, cancellationToken);
        var ack = new AwaitableAck();
        var batch = new SampleBatch(Producer, epoch, number, part.Samples.ToArray(), ack) { Strings = part.Texts, Settles = part.Rows };
        await sink.WriteAsync(batch, cancellationToken);
        return await ack.Outcome.WaitAsync(cancellationToken);
    }
}
