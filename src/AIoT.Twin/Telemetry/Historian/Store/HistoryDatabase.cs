using System.Data.Common;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Rollups;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>What differs between the two databases: connections, how writers take turns, bulk writing, partitions.</summary>
abstract class HistoryDatabase : IAsyncDisposable
{
    /// <summary>Stands before every table's name.</summary>
    public abstract string Prefix { get; }

    public abstract ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>A transaction that writes; nobody waits for it forever.</summary>
    public abstract ValueTask<HistoryTransaction> BeginAsync(CancellationToken cancellationToken);

    /// <summary>Makes the tables, once; the script is one transaction.</summary>
    public abstract Task CreateAsync(CancellationToken cancellationToken);

    /// <summary>The script that brings the tables to a format.</summary>
    public abstract string Script(int version);

    /// <summary>Keeps other processes from changing the tables until a transaction ends.</summary>
    public abstract Task HoldSchemaAsync(HistoryTransaction transaction, CancellationToken cancellationToken);

    /// <summary>Lets the role for reports read the views made for it; false where it may already, or where there are no roles.</summary>
    public virtual Task<bool> GrantReportingAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>The zones its own functions know; null where it has no such functions.</summary>
    public virtual Task<List<string>?> TimeZonesAsync(CancellationToken cancellationToken) => Task.FromResult<List<string>?>(null);

    /// <summary>Whether the version table is there.</summary>
    public abstract Task<bool> ExistsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The writer's own connection, after it has taken the fence: when the one who held it is gone or was silent for longer than its
    /// lease, or, when a number is given, only if nobody else has taken it since. Otherwise who holds it.
    /// </summary>
    public abstract Task<JournalTaking> OpenJournalAsync(string owner, int? expected, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Says that the holder of the fence is still there; false when somebody else has it, or the writer should look after its connection.</summary>
    public virtual Task<bool> RenewLeaseAsync(int fence, TimeSpan lease, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>Makes the places the rows belong to; before the transaction that writes them, which must not wait for itself.</summary>
    public abstract Task PrepareChunksAsync(IReadOnlyList<ChunkRow> rows, CancellationToken cancellationToken);

    public abstract Task WriteChunksAsync(HistoryTransaction transaction, IReadOnlyList<ChunkRow> rows, CancellationToken cancellationToken);

    public abstract Task MarkFlushedAsync(
        HistoryTransaction transaction, IReadOnlyList<(long SeriesId, long Seq)> flushed, CancellationToken cancellationToken);

    /// <summary>Makes the places the rows belong to; before the transaction that writes them, which must not wait for itself.</summary>
    public abstract Task PrepareRollupsAsync(IReadOnlyList<RollupRow> rows, CancellationToken cancellationToken);

    /// <summary>Adds rows to those that are there: samples behind all that a row has so far.</summary>
    public abstract Task AddRollupsAsync(HistoryTransaction transaction, IReadOnlyList<RollupRow> rows, CancellationToken cancellationToken);

    /// <summary>Removes the rows of a width that begin in [from, to).</summary>
    public abstract Task DropRollupsAsync(
        HistoryTransaction transaction, int width, long seriesId, long from, long to, CancellationToken cancellationToken);

    /// <summary>Gives back the rows of minutes of all months that end before a time, which each class has one of.</summary>
    public abstract Task TrimRollupsAsync(IReadOnlyList<(short Retention, long Before)> classes, CancellationToken cancellationToken);

    /// <summary>The months before a time that a class has chunks in, oldest first.</summary>
    public abstract Task<List<long>> MonthsBeforeAsync(short retention, long before, CancellationToken cancellationToken);

    /// <summary>Removes chunks of a class and month, all or a part of them; null when somebody reads there for too long to wait.</summary>
    public abstract Task<DestroyedPart?> DestroyAsync(HistoryTransaction transaction, short retention, long month, CancellationToken cancellationToken);

    /// <summary>Chunks of a series that touch a span and how far it was flushed, both of one moment.</summary>
    public abstract Task<ChunkPicture> ReadChunksAsync(ChunkQuery query, CancellationToken cancellationToken);

    /// <summary>Makes room ahead for the journal; returns where the next stretch of numbers begins, or null where there are none.</summary>
    public abstract Task<long?> PrepareJournalAsync(long nextSeq, CancellationToken cancellationToken);

    /// <summary>Makes room ahead for the chunks of the coming months.</summary>
    public abstract Task PrepareChunksAsync(long now, CancellationToken cancellationToken);

    /// <summary>Gives back journal rows at or below a number; returns whether there may be more to give.</summary>
    public abstract Task<bool> TrimJournalAsync(long through, CancellationToken cancellationToken);

    public abstract Task<long> JournalBytesAsync(CancellationToken cancellationToken);

    public abstract Task<long> ChunkBytesAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
