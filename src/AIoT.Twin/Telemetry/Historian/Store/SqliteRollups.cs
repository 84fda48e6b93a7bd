using AIoT.Twin.Telemetry.Historian.Rollups;

namespace AIoT.Twin.Telemetry.Historian.Store;

static class SqliteRollups
{
    const string Add = """
        insert into telemetry_rollup (width, series_id, t, n, n_good, n_used, v_min, v_max, v_sum, v_first, v_last)
        values (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10)
        on conflict (width, series_id, t) do update set
            n = n + excluded.n, n_good = n_good + excluded.n_good, n_used = n_used + excluded.n_used,
            v_min = coalesce(min(v_min, excluded.v_min), v_min, excluded.v_min), v_max = coalesce(max(v_max, excluded.v_max), v_max, excluded.v_max),
            v_sum = coalesce(v_sum + excluded.v_sum, v_sum, excluded.v_sum),
            v_first = coalesce(v_first, excluded.v_first), v_last = coalesce(excluded.v_last, v_last)
        """;

    public static async Task AddAsync(HistoryTransaction transaction, IReadOnlyList<RollupRow> rows, CancellationToken cancellationToken)
    {
        await using var add = transaction.Command(Add, [.. Enumerable.Range(0, 11).Select(i => ($"@{i}", (object?)null))]);
        foreach (var (width, series, f) in rows)
        {
            object?[] values = [width, series, f.From, f.Count, f.Good, f.Used, f.Min, f.Max, f.Sum, f.First, f.Last];
            for (var i = 0; i < values.Length; i++)
                add.Parameters[i].Value = values[i] ?? DBNull.Value;
            await add.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    // By series, so that the key finds them.
    public static Task TrimAsync(
        HistoryTransaction transaction, short retention, long before, CancellationToken cancellationToken) => transaction.ExecuteAsync(
        "delete from telemetry_rollup where width = 60 and series_id in (select id from telemetry_series where retention = @retention) and t < @before",
        [("@retention", retention), ("@before", before)],
        cancellationToken);

    public static Task DropAsync(
        HistoryTransaction transaction, int width, long seriesId, long from, long to, CancellationToken cancellationToken) => transaction.ExecuteAsync(
        "delete from telemetry_rollup where width = @width and series_id = @series and t >= @from and t < @to",
        [("@width", width), ("@series", seriesId), ("@from", from), ("@to", to)],
        cancellationToken);
}
