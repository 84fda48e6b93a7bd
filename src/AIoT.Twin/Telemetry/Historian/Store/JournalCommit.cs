namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>Everything that becomes durable together: one journal row, the ledger rows of its batches, what was set aside and replaced.</summary>
sealed class JournalCommit
{
    public long Seq { get; set; }

    public long NextSeq { get; set; }

    public int Count { get; set; }

    public long From { get; set; } = long.MaxValue;

    public long Through { get; set; } = long.MinValue;

    public ReadOnlyMemory<byte> Data { get; set; }

    public List<LedgerRow> Ledger { get; } = [];

    public List<QuarantineRow> Quarantine { get; } = [];

    /// <summary>Rows of the quarantine that the batches settle.</summary>
    public List<long> Settled { get; } = [];

    public List<RevisionRow> Revisions { get; } = [];

    /// <summary>What of history the batches change, each series and producer once.</summary>
    public Dictionary<(long Series, long Producer), CorrectionRow> Corrections { get; } = [];

    public void Correct(CorrectionRow row) =>
        Corrections[(row.SeriesId, row.Producer)] = Corrections.TryGetValue((row.SeriesId, row.Producer), out var known) ? known.With(row) : row;

    public bool HasAside => Quarantine.Count + Revisions.Count + Settled.Count + Corrections.Count > 0;

    public bool IsEmpty => Count == 0 && Ledger.Count == 0 && Quarantine.Count == 0 && Settled.Count == 0;
}
