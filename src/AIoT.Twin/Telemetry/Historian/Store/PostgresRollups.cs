using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Rollups;

namespace AIoT.Twin.Telemetry.Historian.Store;

static class PostgresRollups
{
    // What is too large for a double is infinite here as everywhere else; PostgreSQL would refuse the statement.
    const string Add = """
        insert into telemetry.rollup as r (width, series_id, t, n, n_good, n_used, v_min, v_max, v_sum, v_first, v_last)
        select * from unnest(@width, @series, @t, @n, @good, @used, @min, @max, @sum, @first, @last)
        on conflict (width, series_id, t) do update set
            n = r.n + excluded.n, n_good = r.n_good + excluded.n_good, n_used = r.n_used + excluded.n_used,
            v_min = least(r.v_min, excluded.v_min), v_max = greatest(r.v_max, excluded.v_max),
            v_sum = case
                when abs(r.v_sum / 2 + excluded.v_sum / 2) > '1.7976931348623157e308'::float8 / 2 then sign(r.v_sum / 2 + excluded.v_sum / 2) * 'infinity'::float8
                else coalesce(r.v_sum + excluded.v_sum, r.v_sum, excluded.v_sum) end,
            v_first = coalesce(r.v_first, excluded.v_first), v_last = coalesce(excluded.v_last, r.v_last)
        """;

    public static async Task AddAsync(HistoryTransaction transaction, IReadOnlyList<RollupRow> rows, CancellationToken cancellationToken)
    {
        T[] Column<T>(Func<RollupRow, T> value) => [.. rows.Select(value)];
        await transaction.ExecuteAsync(
            Add,
            [
                ("width", Column(r => r.Width)),
                ("series", Column(r => r.SeriesId)),
                ("t", Column(r => r.Figures.From.ToTime().UtcDateTime)),
                ("n", Column(r => r.Figures.Count)),
                ("good", Column(r => r.Figures.Good)),
                ("used", Column(r => r.Figures.Used)),
                ("min", Column(r => r.Figures.Min)),
                ("max", Column(r => r.Figures.Max)),
                ("sum", Column(r => r.Figures.Sum)),
                ("first", Column(r => r.Figures.First)),
                ("last", Column(r => r.Figures.Last)),
            ],
            cancellationToken);
    }

    public static Task DropAsync(
        HistoryTransaction transaction, int width, long seriesId, long from, long to, CancellationToken cancellationToken) => transaction.ExecuteAsync(
        "delete from telemetry.rollup where width = @width and series_id = @series and t >= @from and t < @to",
        [("width", width), ("series", seriesId), ("from", from.ToTime().UtcDateTime), ("to", to.ToTime().UtcDateTime)],
        cancellationToken);
}
