namespace AIoT.Twin.Acquisition.Forwarding;

/// <summary>How full an outbox is; what was refused by the server is kept aside and counted.</summary>
public sealed record OutboxState(long WaitingBatches, long WaitingBytes, DateTimeOffset? OldestSince, long RefusedBatches);
