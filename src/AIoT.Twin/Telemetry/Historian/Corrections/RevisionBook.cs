using System.Data.Common;
using System.Globalization;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Corrections;

/// <summary>Reads the values that got new ones.</summary>
sealed class RevisionBook(HistoryDatabase database)
{
    string T => database.Prefix;

    /// <summary>Times with more than one value in [from, to) of some series, newest first, at most so many.</summary>
    public Task<List<long>> TimesAsync(IReadOnlyCollection<long> series, long from, long to, int limit, CancellationToken cancellationToken) => database.ListAsync(
        $"select distinct t from {T}revision where series_id in ({Listed(series)}) and t >= @from and t < @to order by t desc limit @limit",
        [("@from", from), ("@to", to), ("@limit", (long)limit)], r => r.GetInt64(0), cancellationToken);

    /// <summary>All former values of [from, through] of some series, oldest first at each time.</summary>
    public Task<List<FormerValue>> ReadAsync(IReadOnlyCollection<long> series, long from, long through, CancellationToken cancellationToken) => database.ListAsync(
        $"""
        select r.series_id, r.t, r.status, r.bits, r.text, r.received, p.name from {T}revision r left join {T}producer p on p.id = r.producer
        where r.series_id in ({Listed(series)}) and r.t >= @from and r.t <= @through order by r.series_id, r.t, r.seq, r.idx
        """,
        [("@from", from), ("@through", through)], Former, cancellationToken);

    public async Task<(long Times, long Values)> CountAsync(IReadOnlyCollection<long> series, CancellationToken cancellationToken) => (await database.ListAsync(
        $"select count(*), coalesce(sum(n), 0) from (select count(*) n from {T}revision where series_id in ({Listed(series)}) group by series_id, t) k", [],
        r => (Number(r, 0), Number(r, 1)), cancellationToken))[0];

    static string Listed(IReadOnlyCollection<long> series) => string.Join(',', series.Append(-1).Select(s => s.ToString(CultureInfo.InvariantCulture)));

    // A sum of bigint is numeric on PostgreSQL.
    static long Number(DbDataReader row, int at) => Convert.ToInt64(row.GetValue(at), CultureInfo.InvariantCulture);

    static FormerValue Former(DbDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), (ushort)row.GetInt32(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetString(4))
        {
            Received = row.IsDBNull(5) ? null : row.GetInt64(5),
            Producer = row.IsDBNull(6) ? null : row.GetString(6),
        };
}
