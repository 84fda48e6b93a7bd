namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>Everything that becomes durable together: one journal row, the ledger rows of its batches, what was set aside and replaced.</summary>
sealed class JournalCommit
{
    public long Seq { get; set; }

    public long NextSeq { get; set; }

    public int Count { get; set; }

    public long From { get; set; }

    public long Through { get; set; }

    public ReadOnlyMemory<byte> Data { get; set; }

    public List<LedgerRow> Ledger { get; } = [];

    public List<QuarantineRow> Quarantine { get; } = [];

    public List<RevisionRow> Revisions { get; } = [];

    public bool IsEmpty => Count == 0 && Ledger.Count == 0 && Quarantine.Count == 0;

    public void Clear()
    {
        Count = 0;
        From = long.MaxValue;
        Through = long.MinValue;
        Data = default;
        Ledger.Clear();
        Quarantine.Clear();
        Revisions.Clear();
    }
}

/// <summary>What was answered to a numbered batch, so that a repetition gets the same answer.</summary>
sealed record LedgerRow(long Producer, int Epoch, long Number, byte[] Hash, long Received, int Stored, int Duplicates, int Revised, string? Quarantined);

sealed record QuarantineRow(
    long Received, long? Producer, int Epoch, long? Number, int Index, long? SeriesId, long Time, ushort Status, long Bits, string Reason);

/// <summary>The older value of a (series, time) that was given a new one.</summary>
sealed record RevisionRow(long SeriesId, long Time, int Index, ushort Status, long Bits, string? Text);
