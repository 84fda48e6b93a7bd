using System.Data.Common;
using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Corrections;

/// <summary>What came late, as it was written down with it: read, marked as worked in, and forgotten when it is long over.</summary>
sealed class CorrectionBook(HistoryDatabase database, HistorianOptions options, TimeProvider clock)
{
    string T => database.Prefix;

    /// <summary>Marks what the rows of minutes to days have by now; returns how many.</summary>
    public async Task<int> SettleAsync(CancellationToken cancellationToken)
    {
        if (!options.Rollups || await database.ScalarAsync($"select 1 from {T}correction where rolled is null limit 1", [], cancellationToken) is null)
            return 0;
        await using var transaction = await database.BeginAsync(cancellationToken);
        var settled = await transaction.ExecuteAsync(
            $"""
            update {T}correction as c set rolled = @now where rolled is null
                and exists (select 1 from {T}flushed f where f.shard = 0 and f.series_id = c.series_id and f.seq >= c.seq)
                and exists (select 1 from {T}rolled r where r.series_id = c.series_id and r.t >= c.t1)
                and not exists (select 1 from {T}rollup_due d where d.series_id = c.series_id and d.t0 <= c.t1 and d.t1 >= c.t0)
            """,
            [("@now", clock.Now().ToMicroseconds())],
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return settled;
    }

    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        var before = (clock.Now() - options.CorrectionAge).ToMicroseconds();
        await using var transaction = await database.BeginAsync(cancellationToken);
        await transaction.ExecuteAsync(
            $"""
            delete from {T}correction where slot < @before
                or id <= coalesce((select id from {T}correction order by id desc limit 1 offset @most), -1)
            """,
            [("@before", before), ("@most", (long)options.CorrectionRows)],
            cancellationToken);
        await transaction.ExecuteAsync($"delete from {T}correction_effect where at < @before", [("@before", before)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Newest first, below a quarter of an hour; of these series, or of all.</summary>
    public Task<List<CorrectionPart>> BelowAsync(long slot, IReadOnlyCollection<long>? series, int limit, CancellationToken cancellationToken) => ReadAsync(
        $"c.slot < @slot{Of(series)} order by c.slot desc, c.id desc limit @limit", [("@slot", slot), ("@limit", (long)limit)], cancellationToken);

    /// <summary>What came since a moment of this server's clock.</summary>
    public Task<List<CorrectionPart>> SinceAsync(long since, CancellationToken cancellationToken) => ReadAsync(
        "c.slot >= @slot and c.last >= @since order by c.id", [("@slot", since - CorrectionRow.Slot), ("@since", since)], cancellationToken);

    static string Of(IReadOnlyCollection<long>? series) =>
        series is null ? "" : $" and c.series_id in ({string.Join(',', series.Append(-1).Select(s => s.ToString(CultureInfo.InvariantCulture)))})";

    Task<List<CorrectionPart>> ReadAsync(string where, (string, object?)[] parameters, CancellationToken cancellationToken) => database.ListAsync(
        $"""
        select c.series_id, p.name, c.slot, c.first, c.last, c.t0, c.t1, c.added, c.revised, c.rolled
        from {T}correction c join {T}producer p on p.id = c.producer where {where}
        """,
        parameters, Part, cancellationToken);

    static CorrectionPart Part(DbDataReader row) => new(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4))
    {
        From = row.GetInt64(5),
        Through = row.GetInt64(6),
        Added = row.GetInt64(7),
        Revised = row.GetInt64(8),
        Rolled = row.IsDBNull(9) ? null : row.GetInt64(9),
    };
}
