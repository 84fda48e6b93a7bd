using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>The answer to one batch came: it is durable.</summary>
delegate Task BatchDurable(long batch, BatchReceipt receipt);

/// <summary>Sends batches through the ordinary way of samples, a few ahead of their answers; what the history cannot take now is sent again.</summary>
sealed class ImportSending(ISampleSink sink, BatchDurable durable, Action waiting, TimeProvider clock)
{
    const int Ahead = 4;

    static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);
    static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    readonly Queue<(long Batch, SampleBatch Samples, AwaitableAck Ack)> _open = new();

    public async Task SendAsync(long batch, SampleBatch samples, CancellationToken cancellationToken)
    {
        if (_open.Count == Ahead)
            await SettleAsync(cancellationToken);
        var ack = new AwaitableAck();
        _open.Enqueue((batch, samples, ack));
        await sink.WriteAsync(samples with { Ack = ack }, cancellationToken);
    }

    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        while (_open.Count > 0)
            await SettleAsync(cancellationToken);
    }

    /// <summary>After a stop: waits until the history has answered what it was given, so that nothing arrives behind somebody's back.</summary>
    public async Task DrainAsync()
    {
        while (_open.TryDequeue(out var open))
            await ((Task)open.Ack.Outcome.WaitAsync(s_longest, clock)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    async Task SettleAsync(CancellationToken cancellationToken)
    {
        var (batch, samples, ack) = _open.Dequeue();
        for (var pause = s_first; ; pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, s_longest.Ticks)))
        {
            switch (await ack.Outcome.WaitAsync(cancellationToken))
            {
                case BatchOutcome.Accepted accepted:
                    await durable(batch, accepted.Receipt);
                    return;
                case BatchOutcome.Refused { Refusal: { Code: not ("storage-failed" or "shutting-down") } refusal }:
                    throw new ImportStoppedException(refusal.Code, refusal.Detail ?? "");
            }

            waiting();
            await Task.Delay(pause, clock, cancellationToken);
            ack = new AwaitableAck();
            await sink.WriteAsync(samples with { Ack = ack }, cancellationToken);
        }
    }
}
