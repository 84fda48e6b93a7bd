using Microsoft.Data.Sqlite;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>Rows that are rare: samples set aside, and values replaced by newer ones.</summary>
static class SqliteAside
{
    public static void Write(SqliteConnection connection, SqliteTransaction transaction, JournalCommit commit)
    {
        foreach (var r in commit.Quarantine)
        {
            Run(
                connection,
                transaction,
                """
                insert into telemetry_quarantine (received, producer, epoch, number, idx, series_id, t, status, bits, reason, signal_id, text, more)
                values (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12)
                """,
                r.Received, r.Producer, r.Epoch, r.Number, r.Index, r.SeriesId, r.Time, (int)r.Status, r.Bits, r.Reason, r.SignalId, r.Text, r.More);
        }

        foreach (var r in commit.Revisions)
        {
            Run(
                connection,
                transaction,
                "insert into telemetry_revision (series_id, t, seq, idx, status, bits, text) values (@0, @1, @2, @3, @4, @5, @6)",
                r.SeriesId, r.Time, commit.Seq, r.Index, (int)r.Status, r.Bits, r.Text);
        }

        foreach (var id in commit.Settled)
            Run(connection, transaction, "delete from telemetry_quarantine where id = @0", id);
    }

    static void Run(SqliteConnection connection, SqliteTransaction transaction, string text, params ReadOnlySpan<object?> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"@{i}", values[i] ?? DBNull.Value);
        command.ExecuteNonQuery();
    }
}
