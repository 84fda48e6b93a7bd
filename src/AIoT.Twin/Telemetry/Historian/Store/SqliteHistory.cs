using System.Data.Common;
using System.Globalization;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Rollups;
using AIoT.Twin.Telemetry.Historian.Writing;
using Microsoft.Data.Sqlite;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>The historian's tables in a SQLite file of their own, written by one at a time.</summary>
sealed class SqliteHistory : HistoryDatabase
{
    const int TrimmedAtOnce = 200;

    readonly string _connection;
    readonly WriteGate _gate;

    public SqliteHistory(string connection, TimeProvider clock)
    {
        _connection = connection;
        var file = new SqliteConnectionStringBuilder(connection).DataSource;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        _gate = new WriteGate(file, TimeSpan.FromSeconds(30), clock);
    }

    public override string Prefix => "telemetry_";

    public override async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) => await OpenFileAsync(cancellationToken);

    public override async ValueTask<HistoryTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var turn = await _gate.EnterAsync(cancellationToken);
        try
        {
            var open = await OpenFileAsync(cancellationToken);
            return new HistoryTransaction(open, await BegunAsync(open), turn);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    static async Task<SqliteTransaction> BegunAsync(SqliteConnection open)
    {
        try
        {
            return open.BeginTransaction(deferred: false);
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

    public override async Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        await this.ScalarAsync("select 1 from sqlite_master where name = 'telemetry_format'", [], cancellationToken) is not null;

    public override async Task CreateAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(cancellationToken);
        if (await transaction.Command("select 1 from sqlite_master where name = 'telemetry_format'").ExecuteScalarAsync(cancellationToken) is not null)
            return;
        await transaction.ExecuteAsync(EmbeddedScript.Read("sqlite"), [], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public override string Script(int version) => EmbeddedScript.Read("sqlite", version);

    public override Task HoldSchemaAsync(HistoryTransaction transaction, CancellationToken cancellationToken) => Task.CompletedTask;

    // One process has the files, which their lock sees to; here only the fence is taken.
    public override async Task<JournalTaking> OpenJournalAsync(string owner, int? expected, TimeSpan lease, CancellationToken cancellationToken)
    {
        var open = await OpenFileAsync(cancellationToken);
        JournalSession? taken = null;
        try
        {
            taken = await SqliteJournal.TakeAsync(open, _gate, owner, expected, cancellationToken);
            return new JournalTaking(taken, taken is null ? new LeaseHolder("", default) : null);
        }
        finally
        {
            if (taken is null)
                await open.DisposeAsync();
        }
    }

    public override async Task WriteChunksAsync(HistoryTransaction transaction, IReadOnlyList<ChunkRow> rows, CancellationToken cancellationToken)
    {
        await using var insert = transaction.Command(
            """
            insert into telemetry_chunk (retention, series_id, t0, t1, gen, n, n_good, n_used, v_min, v_max, v_sum, v_first, v_last, format, blocks, data)
            values (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15)
            """,
            [.. Enumerable.Range(0, 16).Select(i => ($"@{i}", (object?)null))]);
        foreach (var row in rows)
        {
            object?[] values =
            [
                row.Retention, row.SeriesId, row.T0, row.T1, row.Gen, row.Count, row.Good, row.Used,
                row.Min, row.Max, row.Sum, row.First, row.Last, Acquisition.Encoding.ChunkCodec.Format, row.Blocks, row.Data,
            ];
            for (var i = 0; i < values.Length; i++)
                insert.Parameters[i].Value = values[i] ?? DBNull.Value;
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public override async Task MarkFlushedAsync(
        HistoryTransaction transaction, IReadOnlyList<(long SeriesId, long Seq)> flushed, CancellationToken cancellationToken)
    {
        await using var mark = transaction.Command(
            """
            insert into telemetry_flushed (shard, series_id, seq) values (0, @series, @seq)
            on conflict (shard, series_id) do update set seq = excluded.seq
            """,
            ("@series", null),
            ("@seq", null));
        foreach (var (series, seq) in flushed)
        {
            mark.Parameters[0].Value = series;
            mark.Parameters[1].Value = seq;
            await mark.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public override Task PrepareRollupsAsync(IReadOnlyList<RollupRow> rows, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task AddRollupsAsync(HistoryTransaction transaction, IReadOnlyList<RollupRow> rows, CancellationToken cancellationToken) =>
        SqliteRollups.AddAsync(transaction, rows, cancellationToken);

    public override Task DropRollupsAsync(
        HistoryTransaction transaction, int width, long seriesId, long from, long to, CancellationToken cancellationToken) =>
        SqliteRollups.DropAsync(transaction, width, seriesId, from, to, cancellationToken);

    public override async Task TrimRollupsAsync(IReadOnlyList<(short Retention, long Before)> classes, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(cancellationToken);
        foreach (var (retention, before) in classes)
            await SqliteRollups.TrimAsync(transaction, retention, Month.StartOf(before), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public override Task<List<long>> MonthsBeforeAsync(short retention, long before, CancellationToken cancellationToken) =>
        SqliteExpiry.MonthsBeforeAsync(this, retention, before, cancellationToken);

    public override Task<DestroyedPart?> DestroyAsync(
        HistoryTransaction transaction, short retention, long month, CancellationToken cancellationToken) =>
        SqliteExpiry.DestroyAsync(transaction, retention, month, cancellationToken);

    public override async Task<ChunkPicture> ReadChunksAsync(ChunkQuery query, CancellationToken cancellationToken)
    {
        await using var open = await OpenFileAsync(cancellationToken);
        await using var snapshot = open.BeginTransaction(deferred: true);
        return await SqliteChunkQuery.ReadAsync(open, query, cancellationToken);
    }

    public override Task<long?> PrepareJournalAsync(long nextSeq, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    public override Task PrepareChunksAsync(long now, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task PrepareChunksAsync(IReadOnlyList<ChunkRow> rows, CancellationToken cancellationToken) => Task.CompletedTask;

    public override async Task<bool> TrimJournalAsync(long through, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(cancellationToken);
        var gone = await transaction.ExecuteAsync(
            "delete from telemetry_journal where rowid in (select rowid from telemetry_journal where shard = 0 and seq <= @through order by seq limit @most)",
            [("@through", through), ("@most", TrimmedAtOnce)],
            cancellationToken);
        await transaction.ExecuteAsync("pragma incremental_vacuum(400)", [], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return gone == TrimmedAtOnce;
    }

    public override Task<long> JournalBytesAsync(CancellationToken cancellationToken) =>
        SumAsync("select coalesce(sum(length(data)), 0) from telemetry_journal", cancellationToken);

    public override Task<long> ChunkBytesAsync(CancellationToken cancellationToken) =>
        SumAsync("select (page_count - freelist_count) * page_size from pragma_page_count, pragma_freelist_count, pragma_page_size", cancellationToken);

    async Task<long> SumAsync(string text, CancellationToken cancellationToken) =>
        Convert.ToInt64(await this.ScalarAsync(text, [], cancellationToken), CultureInfo.InvariantCulture);

    async Task<SqliteConnection> OpenFileAsync(CancellationToken cancellationToken)
    {
        var open = new SqliteConnection(_connection);
        try
        {
            await open.OpenAsync(cancellationToken);
            SqlitePragmas.Apply(open);
            return open;
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

    public override ValueTask DisposeAsync()
    {
        using var pool = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(pool);
        return ValueTask.CompletedTask;
    }
}
