namespace AIoT.Twin.Edge;

/// <summary>What the agent tells the server of itself.</summary>
sealed record AgentReport(string Software, long WaitingBatches, long WaitingBytes, DateTimeOffset? OldestSince, long RefusedBatches);
