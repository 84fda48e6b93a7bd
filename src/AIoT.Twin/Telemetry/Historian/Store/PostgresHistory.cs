using System.Data;
using System.Data.Common;
using System.Globalization;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Rollups;
using Npgsql;
using NpgsqlTypes;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>The historian's tables in the schema "telemetry" of the product's PostgreSQL.</summary>
sealed class PostgresHistory : HistoryDatabase
{
    // Of a name that no other process has: see the lease.
    readonly NpgsqlConnectionStringBuilder _place;
    readonly NpgsqlDataSource _source;
    readonly PostgresPartitions _partitions = new();
    readonly PostgresMinuteRows _minutes = new();

    public PostgresHistory(string connection)
    {
        _place = new(connection) { ApplicationName = $"AIoT Twin {Guid.NewGuid():n}" };
        _source = NpgsqlDataSource.Create(_place);
    }

    public override string Prefix => "telemetry.";

    public override async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) => await _source.OpenConnectionAsync(cancellationToken);

    public override async ValueTask<HistoryTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var open = await _source.OpenConnectionAsync(cancellationToken);
        return new HistoryTransaction(open, await open.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken), null);
    }

    public override async Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        await this.ScalarAsync("select to_regclass('telemetry.format') is not null", [], cancellationToken) is true;

    public override async Task CreateAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(cancellationToken);
        // Two processes that start at once: the second waits and finds it done.
        await HoldSchemaAsync(transaction, cancellationToken);
        if (await transaction.Command("select to_regclass('telemetry.format')::text").ExecuteScalarAsync(cancellationToken) is string)
            return;
        await transaction.ExecuteAsync(EmbeddedScript.Read("postgres"), [], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public override string Script(int version) => EmbeddedScript.Read("postgres", version);

    public override Task HoldSchemaAsync(HistoryTransaction transaction, CancellationToken cancellationToken) =>
        transaction.ExecuteAsync("select pg_advisory_xact_lock(7265321)", [], cancellationToken);

    public override async Task<bool> GrantReportingAsync(CancellationToken cancellationToken)
    {
        if (await this.ScalarAsync(PostgresReporting.IsGranted, [], cancellationToken) is true)
            return false;
        await using var transaction = await BeginAsync(cancellationToken);
        await HoldSchemaAsync(transaction, cancellationToken);
        await transaction.ExecuteAsync(PostgresReporting.Grant, [], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public override async Task<List<string>?> TimeZonesAsync(CancellationToken cancellationToken) =>
        await this.ListAsync("select name from pg_timezone_names", [], r => r.GetString(0), cancellationToken);

    public override async Task<JournalTaking> OpenJournalAsync(string owner, int? expected, TimeSpan lease, CancellationToken cancellationToken)
    {
        // Not from the pool: its end is what frees the lock it holds.
        var open = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_place.ConnectionString) { Pooling = false }.ConnectionString);
        JournalTaking? taken = null;
        try
        {
            await open.OpenAsync(cancellationToken);
            return taken = await PostgresJournal.TakeAsync(open, owner, expected, lease, cancellationToken);
        }
        finally
        {
            if (taken?.Session is null)
                await open.DisposeAsync();
        }
    }

    public override async Task<bool> RenewLeaseAsync(int fence, TimeSpan lease, CancellationToken cancellationToken) =>
        await this.ScalarAsync(PostgresLease.Renew, [("fence", fence), ("lease", (long)lease.TotalMicroseconds)], cancellationToken) is true;

    public override async Task WriteChunksAsync(HistoryTransaction transaction, IReadOnlyList<ChunkRow> rows, CancellationToken cancellationToken)
    {
        await using var copy = await ((NpgsqlConnection)transaction.Connection).BeginBinaryImportAsync(
            """
            copy telemetry.chunk (retention, series_id, t0, t1, gen, n, n_good, n_used, v_min, v_max, v_sum, v_first, v_last, format, blocks, data)
            from stdin (format binary)
            """,
            cancellationToken);
        foreach (var row in rows)
            await WriteAsync(copy, row, cancellationToken);
        await copy.CompleteAsync(cancellationToken);
    }

    static async Task WriteAsync(NpgsqlBinaryImporter copy, ChunkRow row, CancellationToken cancellationToken)
    {
        await copy.StartRowAsync(cancellationToken);
        await copy.WriteAsync(row.Retention, NpgsqlDbType.Smallint, cancellationToken);
        await copy.WriteAsync(row.SeriesId, NpgsqlDbType.Bigint, cancellationToken);
        await copy.WriteAsync(row.T0, NpgsqlDbType.Bigint, cancellationToken);
        await copy.WriteAsync(row.T1, NpgsqlDbType.Bigint, cancellationToken);
        await copy.WriteAsync(row.Gen, NpgsqlDbType.Smallint, cancellationToken);
        await copy.WriteAsync(row.Count, NpgsqlDbType.Integer, cancellationToken);
        await copy.WriteAsync(row.Good, NpgsqlDbType.Integer, cancellationToken);
        await copy.WriteAsync(row.Used, NpgsqlDbType.Integer, cancellationToken);
        foreach (var figure in new[] { row.Min, row.Max, row.Sum, row.First, row.Last })
        {
            if (figure is { } value)
                await copy.WriteAsync(value, NpgsqlDbType.Double, cancellationToken);
            else
                await copy.WriteNullAsync(cancellationToken);
        }

        await copy.WriteAsync((short)Acquisition.Encoding.ChunkCodec.Format, NpgsqlDbType.Smallint, cancellationToken);
        await copy.WriteAsync(row.Blocks, NpgsqlDbType.Bytea, cancellationToken);
        await copy.WriteAsync(row.Data, NpgsqlDbType.Bytea, cancellationToken);
    }

    public override async Task MarkFlushedAsync(
        HistoryTransaction transaction, IReadOnlyList<(long SeriesId, long Seq)> flushed, CancellationToken cancellationToken) =>
        await transaction.ExecuteAsync(
            """
            insert into telemetry.flushed (shard, series_id, seq) select 0, s, q from unnest(@series, @seqs) as f (s, q)
            on conflict (shard, series_id) do update set seq = excluded.seq
            """,
            [("series", flushed.Select(f => f.SeriesId).ToArray()), ("seqs", flushed.Select(f => f.Seq).ToArray())],
            cancellationToken);

    public override Task PrepareRollupsAsync(IReadOnlyList<RollupRow> rows, CancellationToken cancellationToken) =>
        _minutes.PrepareAsync(_source, rows, cancellationToken);

    public override Task AddRollupsAsync(HistoryTransaction transaction, IReadOnlyList<RollupRow> rows, CancellationToken cancellationToken) =>
        PostgresRollups.AddAsync(transaction, rows, cancellationToken);

    public override Task DropRollupsAsync(
        HistoryTransaction transaction, int width, long seriesId, long from, long to, CancellationToken cancellationToken) =>
        PostgresRollups.DropAsync(transaction, width, seriesId, from, to, cancellationToken);

    public override Task TrimRollupsAsync(IReadOnlyList<(short Retention, long Before)> classes, CancellationToken cancellationToken) =>
        _minutes.TrimAsync(_source, classes, cancellationToken);

    public override Task<List<long>> MonthsBeforeAsync(short retention, long before, CancellationToken cancellationToken) =>
        PostgresPartitions.MonthsBeforeAsync(_source, retention, before, cancellationToken);

    public override Task<DestroyedPart?> DestroyAsync(
        HistoryTransaction transaction, short retention, long month, CancellationToken cancellationToken) =>
        _partitions.DestroyAsync(transaction, retention, month, cancellationToken);

    public override async Task<ChunkPicture> ReadChunksAsync(ChunkQuery query, CancellationToken cancellationToken)
    {
        await using var open = await _source.OpenConnectionAsync(cancellationToken);
        await using var batch = PostgresChunkQuery.Make(open, query);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await PostgresChunkQuery.ReadAsync(reader, cancellationToken);
    }

    public override Task<long?> PrepareJournalAsync(long nextSeq, CancellationToken cancellationToken) =>
        PostgresJournalPartitions.PrepareAsync(_source, nextSeq, cancellationToken);

    public override Task PrepareChunksAsync(IReadOnlyList<ChunkRow> rows, CancellationToken cancellationToken) =>
        _partitions.PrepareAsync(_source, rows, cancellationToken);

    public override Task PrepareChunksAsync(long now, CancellationToken cancellationToken) =>
        _partitions.PrepareAheadAsync(_source, now, cancellationToken);

    public override Task<bool> TrimJournalAsync(long through, CancellationToken cancellationToken) =>
        PostgresJournalPartitions.DropAsync(_source, through, cancellationToken);

    public override Task<long> JournalBytesAsync(CancellationToken cancellationToken) => TotalSizeAsync("telemetry.journal", cancellationToken);

    public override Task<long> ChunkBytesAsync(CancellationToken cancellationToken) => TotalSizeAsync("telemetry.chunk", cancellationToken);

    async Task<long> TotalSizeAsync(string table, CancellationToken cancellationToken) => Convert.ToInt64(
        await this.ScalarAsync(
            "select coalesce(sum(pg_total_relation_size(relid)), 0)::bigint from pg_partition_tree(@table::regclass)",
            [("table", table)],
            cancellationToken),
        CultureInfo.InvariantCulture);

    public override ValueTask DisposeAsync() => _source.DisposeAsync();
}
