using Npgsql;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>Rows that are rare: samples set aside, and values replaced by newer ones.</summary>
static class PostgresAside
{
    public static async Task WriteAsync(NpgsqlConnection connection, JournalCommit commit, CancellationToken cancellationToken)
    {
        if (commit.Quarantine.Count > 0)
            await QuarantineAsync(connection, commit.Quarantine, cancellationToken);
        if (commit.Revisions.Count > 0)
            await ReviseAsync(connection, commit.Seq, commit.Revisions, cancellationToken);
        if (commit.Corrections.Count > 0)
            await CorrectAsync(connection, commit.Seq, [.. commit.Corrections.Values], cancellationToken);
        if (commit.Settled.Count > 0)
            await SettleAsync(connection, commit.Settled, cancellationToken);
    }

    static async Task SettleAsync(NpgsqlConnection connection, List<long> rows, CancellationToken cancellationToken)
    {
        await using var command = connection.Command("delete from telemetry.quarantine where id = any(@ids)", ("ids", rows.ToArray()));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    static async Task QuarantineAsync(NpgsqlConnection connection, List<QuarantineRow> rows, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            """
            insert into telemetry.quarantine (received, producer, epoch, number, idx, series_id, t, status, bits, reason, signal_id, text, more)
            select * from unnest(@received, @producer, @epoch, @number, @idx, @series, @t, @status, @bits, @reason, @signal, @text, @more)
            """,
            ("received", rows.ConvertAll(r => r.Received).ToArray()),
            ("producer", rows.ConvertAll(r => r.Producer).ToArray()),
            ("epoch", rows.ConvertAll(r => r.Epoch).ToArray()),
            ("number", rows.ConvertAll(r => r.Number).ToArray()),
            ("idx", rows.ConvertAll(r => r.Index).ToArray()),
            ("series", rows.ConvertAll(r => r.SeriesId).ToArray()),
            ("t", rows.ConvertAll(r => r.Time).ToArray()),
            ("status", rows.ConvertAll(r => (int)r.Status).ToArray()),
            ("bits", rows.ConvertAll(r => r.Bits).ToArray()),
            ("reason", rows.ConvertAll(r => r.Reason).ToArray()),
            ("signal", rows.ConvertAll(r => r.SignalId).ToArray()),
            ("text", rows.ConvertAll(r => r.Text).ToArray()),
            ("more", rows.ConvertAll(r => r.More).ToArray()));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    static async Task ReviseAsync(NpgsqlConnection connection, long seq, List<RevisionRow> rows, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            """
            insert into telemetry.revision (series_id, t, seq, idx, status, bits, text, received, producer)
            select s, t, @seq, i, status, bits, text, received, producer
            from unnest(@series, @t, @idx, @status, @bits, @text, @received, @producer) as r (s, t, i, status, bits, text, received, producer)
            """,
            ("seq", seq),
            ("series", rows.ConvertAll(r => r.SeriesId).ToArray()),
            ("t", rows.ConvertAll(r => r.Time).ToArray()),
            ("idx", rows.ConvertAll(r => r.Index).ToArray()),
            ("status", rows.ConvertAll(r => (int)r.Status).ToArray()),
            ("bits", rows.ConvertAll(r => r.Bits).ToArray()),
            ("text", rows.ConvertAll(r => r.Text).ToArray()),
            ("received", rows.ConvertAll(r => r.Received).ToArray()),
            ("producer", rows.ConvertAll(r => r.Producer).ToArray()));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    static async Task CorrectAsync(NpgsqlConnection connection, long seq, List<CorrectionRow> rows, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            """
            insert into telemetry.correction as c (series_id, producer, slot, first, last, seq, t0, t1, added, revised)
            select s, p, slot, at, at, @seq, t0, t1, added, revised
            from unnest(@series, @producer, @slot, @at, @t0, @t1, @added, @revised) as r (s, p, slot, at, t0, t1, added, revised)
            on conflict (series_id, producer, slot) do update set last = greatest(c.last, excluded.last), seq = excluded.seq, t0 = least(c.t0, excluded.t0),
                t1 = greatest(c.t1, excluded.t1), added = c.added + excluded.added, revised = c.revised + excluded.revised, rolled = null
            """,
            ("seq", seq),
            ("series", rows.ConvertAll(r => r.SeriesId).ToArray()),
            ("producer", rows.ConvertAll(r => r.Producer).ToArray()),
            ("slot", rows.ConvertAll(r => r.InSlot).ToArray()),
            ("at", rows.ConvertAll(r => r.Received).ToArray()),
            ("t0", rows.ConvertAll(r => r.From).ToArray()),
            ("t1", rows.ConvertAll(r => r.Through).ToArray()),
            ("added", rows.ConvertAll(r => r.Added).ToArray()),
            ("revised", rows.ConvertAll(r => r.Revised).ToArray()));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
