namespace AIoT.Twin.Acquisition;

public abstract record BatchOutcome
{
    public sealed record Accepted(BatchReceipt Receipt) : BatchOutcome;

    public sealed record Refused(BatchRefusal Refusal) : BatchOutcome;
}

/// <summary>An acknowledgement that can be awaited, for callers that answer someone themselves.</summary>
public sealed class AwaitableAck : BatchAck
{
    readonly TaskCompletionSource<BatchOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<BatchOutcome> Outcome => _outcome.Task;

    public override void Accepted(BatchReceipt receipt) => _outcome.TrySetResult(new BatchOutcome.Accepted(receipt));

    public override void Refused(BatchRefusal refusal) => _outcome.TrySetResult(new BatchOutcome.Refused(refusal));
}
