using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Retention;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>There are no partitions: a month goes in slices, so that writers wait for one of them at most.</summary>
static class SqliteExpiry
{
    const int AtOnce = 200;

    public static Task<List<long>> MonthsBeforeAsync(HistoryDatabase database, short retention, long before, CancellationToken cancellationToken) =>
        database.ListAsync(
            "select distinct strftime('%Y-%m-01', t0 / 1000000, 'unixepoch') from telemetry_chunk where retention = @retention and t0 < @before order by 1",
            [("@retention", retention), ("@before", before)],
            r => DateTimeOffset.ParseExact(r.GetString(0), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToMicroseconds(),
            cancellationToken);

    public static async Task<DestroyedPart?> DestroyAsync(
        HistoryTransaction transaction, short retention, long month, CancellationToken cancellationToken)
    {
        (string, object?)[] which = [("@retention", retention), ("@t0", month), ("@t1", Month.EndOf(month))];
        var rows = new List<(long Row, long Samples, long Bytes)>();
        // By series, so that the key finds them.
        await using (var find = transaction.Command(
            $"""
            select rowid, n, length(data) + length(blocks) from telemetry_chunk
            where retention = @retention and series_id in (select id from telemetry_series where retention = @retention) and t0 >= @t0 and t0 < @t1
            limit {AtOnce}
            """,
            which))
        {
            await using var reader = await find.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                rows.Add((reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)));
        }

        await using var delete = transaction.Command("delete from telemetry_chunk where rowid = @row", ("@row", null));
        foreach (var row in rows)
        {
            delete.Parameters[0].Value = row.Row;
            await delete.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.ExecuteAsync("pragma incremental_vacuum(400)", [], cancellationToken);
        return new DestroyedPart(rows.Count, rows.Sum(r => r.Samples), rows.Sum(r => r.Bytes), rows.Count == AtOnce);
    }
}
