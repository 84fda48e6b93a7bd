namespace AIoT.Twin.Telemetry.Historian;

/// <summary>Settings under Twin:Historian; the defaults are right for all but tests and measurements.</summary>
public sealed class HistorianOptions
{
    public const string Section = "Twin:Historian";

    /// <summary>Batches that may wait for the writer before producers have to.</summary>
    public int QueuedBatches { get; set; } = 256;

    public int BatchesPerCommit { get; set; } = 1024;

    /// <summary>What arrived while the last commit ran is committed together, up to about this many; nobody waits for company.</summary>
    public int SamplesPerCommit { get; set; } = 50_000;

    /// <summary>The largest batch that is taken at all.</summary>
    public int SamplesPerBatch { get; set; } = 1_000_000;

    /// <summary>How far ahead of this clock a sample's time may be.</summary>
    public TimeSpan AllowedSkew { get; set; } = TimeSpan.FromMinutes(5);

    public int FlushSamples { get; set; } = 1024;

    public TimeSpan FlushAge { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The most the tail may take in memory before the largest series are flushed early.</summary>
    public long TailBytes { get; set; } = 64L << 20;

    /// <summary>The most journal a restart may have to read again.</summary>
    public long ReplayBytes { get; set; } = 256L << 20;

    /// <summary>How long a flushed span stays in memory for queries whose snapshot is older.</summary>
    public TimeSpan FlushedSpanKept { get; set; } = TimeSpan.FromSeconds(30);

    public long JournalPartitionBytes { get; set; } = 64L << 20;

    public TimeSpan JournalPartitionAge { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Behind this a consumer of the journal is left behind and goes on from chunks.</summary>
    public long JournalBytes { get; set; } = 2L << 30;

    public TimeSpan LedgerAge { get; set; } = TimeSpan.FromDays(7);

    public TimeSpan QuarantineAge { get; set; } = TimeSpan.FromDays(30);

    public int QuarantineRows { get; set; } = 100_000;

    /// <summary>Of a batch, how many samples that were set aside for one reason are kept; the others are counted.</summary>
    public int QuarantinedPerBatch { get; set; } = 1000;

    /// <summary>For how long it is listed what came late, and how many rows of it at most.</summary>
    public TimeSpan CorrectionAge { get; set; } = TimeSpan.FromDays(400);

    public int CorrectionRows { get; set; } = 1_000_000;

    /// <summary>Whether rows of minutes to days are kept for programs that read SQL.</summary>
    public bool Rollups { get; set; } = true;

    /// <summary>How far back there are rows of a minute, which take more room than the samples; those of 15 minutes and more stay.</summary>
    public TimeSpan MinuteRowAge { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Buckets of windows kept in memory, of about 120 bytes each; 0 keeps none.</summary>
    public int CachedBuckets { get; set; } = 250_000;

    public TimeSpan CompactionInterval { get; set; } = TimeSpan.FromSeconds(1);

    public TimeSpan MaintenanceInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the process that writes may be silent before another takes over; the database's clock counts.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(10);

    public TimeSpan LeaseRenewal { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a process that stands by reads what was written and tries to take over.</summary>
    public TimeSpan StandbyPoll { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Off in tests that decide themselves when something is flushed, merged or dropped.</summary>
    public bool Background { get; set; } = true;
}
