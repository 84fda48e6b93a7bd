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
                "insert into telemetry_revision (series_id, t, seq, idx, status, bits, text, received, producer) values (@0, @1, @2, @3, @4, @5, @6, @7, @8)",
                r.SeriesId, r.Time, commit.Seq, r.Index, (int)r.Status, r.Bits, r.Text, r.Received, r.Producer);
        }

        foreach (var r in commit.Corrections.Values)
        {
            Run(
                connection,
                transaction,
                """
                insert into telemetry_correction as c (series_id, producer, slot, first, last, seq, t0, t1, added, revised)
                values (@0, @1, @2, @3, @3, @4, @5, @6, @7, @8)
                on conflict (series_id, producer, slot) do update set last = max(c.last, excluded.last), seq = excluded.seq, t0 = min(c.t0, excluded.t0),
                    t1 = max(c.t1, excluded.t1), added = c.added + excluded.added, revised = c.revised + excluded.revised, rolled = null
                """,
                r.SeriesId, r.Producer, r.InSlot, r.Received, commit.Seq, r.From, r.Through, r.Added, r.Revised);
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
