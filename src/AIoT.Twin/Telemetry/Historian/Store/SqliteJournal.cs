using Microsoft.Data.Sqlite;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>A commit is one immediate transaction on the file, in turn with the other writers.</summary>
sealed class SqliteJournal : JournalSession
{
    readonly SqliteConnection _connection;
    readonly WriteGate _gate;
    readonly SqliteCommand _hold;
    readonly SqliteCommand _row;
    readonly SqliteCommand _batch;

    SqliteJournal(SqliteConnection connection, WriteGate gate, int fence, long nextSeq) : base(connection, fence, nextSeq)
    {
        _connection = connection;
        _gate = gate;
        _hold = Prepared("update telemetry_shard set next_seq = @0 where shard = 0 and fence = @1", 2);
        _row = Prepared(
            "insert into telemetry_journal (shard, seq, epoch, format, n, t_min, t_max, data) values (0, @0, @1, @2, @3, @4, @5, @6)", 7);
        _batch = Prepared(
            """
            insert into telemetry_batch (producer, epoch, number, hash, received, stored, duplicates, revised, quarantined)
            values (@0, @1, @2, @3, @4, @5, @6, @7, @8)
            """,
            9);
    }

    public static async Task<SqliteJournal?> TakeAsync(
        SqliteConnection connection, WriteGate gate, string owner, int? expected, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var transaction = connection.BeginTransaction(deferred: false);
        await using var take = (SqliteCommand)connection.Command(
            """
            update telemetry_shard set fence = fence + 1, owner = @owner
            where shard = 0 and (@expected is null or fence = @expected or owner = @owner) returning fence, next_seq
            """,
            ("@owner", owner),
            ("@expected", expected));
        int fence;
        long nextSeq;
        await using (var reader = await take.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken))
                return null;
            (fence, nextSeq) = (reader.GetInt32(0), reader.GetInt64(1));
        }

        await using var chunks = connection.Command("update telemetry_compaction set fence = @fence where shard = 0", ("@fence", fence));
        await chunks.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new SqliteJournal(connection, gate, fence, nextSeq);
    }

    public override async Task<bool> CommitAsync(JournalCommit commit, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken);
        await using var transaction = _connection.BeginTransaction(deferred: false);
        if (Run(_hold, transaction, commit.NextSeq, Fence) != 1)
            return false;
        if (commit.Count > 0)
        {
            var data = commit.Data.ToArray();
            Run(_row, transaction, commit.Seq, Fence, Acquisition.Encoding.JournalEncoder.Format, commit.Count, commit.From, commit.Through, data);
        }

        foreach (var b in commit.Ledger)
            Run(_batch, transaction, b.Producer, b.Epoch, b.Number, b.Hash, b.Received, b.Stored, b.Duplicates, b.Revised, b.Quarantined);
        SqliteAside.Write(_connection, transaction, commit);
        transaction.Commit();
        NextSeq = commit.NextSeq;
        return true;
    }

    SqliteCommand Prepared(string text, int parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < parameters; i++)
            command.Parameters.AddWithValue($"@{i}", DBNull.Value);
        return command;
    }

    static int Run(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<object?> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command.ExecuteNonQuery();
    }

    public override async ValueTask DisposeAsync()
    {
        await _hold.DisposeAsync();
        await _row.DisposeAsync();
        await _batch.DisposeAsync();
        await base.DisposeAsync();
    }
}
