using System.Data.Common;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Rollups;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.CrashWriter;

/// <summary>The product's own database, which says aloud what it is about to do.</summary>
sealed class SayingDatabase(HistoryDatabase database) : HistoryDatabase
{
    public override string Prefix => database.Prefix;

    public override ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) => database.OpenAsync(cancellationToken);

    public override ValueTask<HistoryTransaction> BeginAsync(CancellationToken cancellationToken) => database.BeginAsync(cancellationToken);

    public override Task CreateAsync(CancellationToken cancellationToken)
    {
        Say.Line("step create");
        return database.CreateAsync(cancellationToken);
    }

    public override string Script(int version) => database.Script(version);

    public override Task HoldSchemaAsync(HistoryTransaction transaction, CancellationToken cancellationToken)
    {
        Say.Line("step upgrade");
        return database.HoldSchemaAsync(transaction, cancellationToken);
    }

    public override Task<bool> ExistsAsync(CancellationToken cancellationToken) => database.ExistsAsync(cancellationToken);

    public override Task<bool> RenewLeaseAsync(int fence, TimeSpan lease, CancellationToken cancellationToken) =>
        database.RenewLeaseAsync(fence, lease, cancellationToken);

    public override Task<JournalTaking> OpenJournalAsync(string owner, int? expected, TimeSpan lease, CancellationToken cancellationToken)
    {
        Say.Line("step fence");
        return database.OpenJournalAsync(owner, expected, lease, cancellationToken);
    }

    public override Task PrepareChunksAsync(IReadOnlyList<ChunkRow> rows, CancellationToken cancellationToken)
    {
        Say.Line("flushing");
        return database.PrepareChunksAsync(rows, cancellationToken);
    }

    public override Task WriteChunksAsync(HistoryTransaction transaction, IReadOnlyList<ChunkRow> rows, CancellationToken cancellationToken)
    {
        Say.Line("flushing");
        return database.WriteChunksAsync(transaction, rows, cancellationToken);
    }

    public override Task MarkFlushedAsync(
        HistoryTransaction transaction, IReadOnlyList<(long SeriesId, long Seq)> flushed, CancellationToken cancellationToken)
    {
        Say.Line("flushing");
        return database.MarkFlushedAsync(transaction, flushed, cancellationToken);
    }

    public override Task PrepareRollupsAsync(IReadOnlyList<RollupRow> rows, CancellationToken cancellationToken) =>
        database.PrepareRollupsAsync(rows, cancellationToken);

    public override Task AddRollupsAsync(HistoryTransaction transaction, IReadOnlyList<RollupRow> rows, CancellationToken cancellationToken)
    {
        Say.Line("rolling");
        return database.AddRollupsAsync(transaction, rows, cancellationToken);
    }

    public override Task DropRollupsAsync(
        HistoryTransaction transaction, int width, long seriesId, long from, long to, CancellationToken cancellationToken) =>
        database.DropRollupsAsync(transaction, width, seriesId, from, to, cancellationToken);

    public override Task TrimRollupsAsync(IReadOnlyList<(short Retention, long Before)> classes, CancellationToken cancellationToken) =>
        database.TrimRollupsAsync(classes, cancellationToken);

    public override Task<List<long>> MonthsBeforeAsync(short retention, long before, CancellationToken cancellationToken) =>
        database.MonthsBeforeAsync(retention, before, cancellationToken);

    public override Task<DestroyedPart?> DestroyAsync(
        HistoryTransaction transaction, short retention, long month, CancellationToken cancellationToken) =>
        database.DestroyAsync(transaction, retention, month, cancellationToken);

    public override Task<ChunkPicture> ReadChunksAsync(ChunkQuery query, CancellationToken cancellationToken) =>
        database.ReadChunksAsync(query, cancellationToken);

    public override Task<long?> PrepareJournalAsync(long nextSeq, CancellationToken cancellationToken)
    {
        Say.Line("step journal");
        return database.PrepareJournalAsync(nextSeq, cancellationToken);
    }

    public override Task PrepareChunksAsync(long now, CancellationToken cancellationToken) =>
        database.PrepareChunksAsync(now, cancellationToken);

    public override Task<bool> TrimJournalAsync(long through, CancellationToken cancellationToken)
    {
        Say.Line("trimming");
        return database.TrimJournalAsync(through, cancellationToken);
    }

    public override Task<long> JournalBytesAsync(CancellationToken cancellationToken) => database.JournalBytesAsync(cancellationToken);

    public override Task<long> ChunkBytesAsync(CancellationToken cancellationToken) => database.ChunkBytesAsync(cancellationToken);

    public override ValueTask DisposeAsync() => database.DisposeAsync();
}
