namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>What was answered to a numbered batch, so that a repetition gets the same answer.</summary>
sealed record LedgerRow(long Producer, int Epoch, long Number, byte[] Hash, long Received, int Stored, int Duplicates, int Revised, string? Quarantined);
