using System.Data.Common;
using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>The rows of samples that were set aside, beside the history.</summary>
sealed class QuarantineStore(HistoryDatabase database)
{
    const int AtOnce = 10_000;

    const string OfGroup = "q.reason = @reason and coalesce(q.producer, -1) = @producer and (q.signal_id = @signal or (@any = 1 and q.signal_id is null))";

    string Rows => $"""
        select q.id, q.reason, q.producer, q.signal_id, q.received, q.t, q.text, q.bits, s.kind, q.status, q.idx, q.number, q.more, q.series_id
        from {database.Prefix}quarantine q left join {database.Prefix}series s on s.id = q.series_id
        """;

    public async Task<IReadOnlyList<QuarantineFigures>> GroupsAsync(CancellationToken cancellationToken) => await database.ListAsync(
        $"""
        select q.reason, q.producer, q.signal_id, p.name, sum(case when q.idx < 0 then 0 else 1 end), sum(case when q.idx < 0 then q.more else 0 end),
            min(q.received), max(q.received), max(q.id), max(case when q.idx < 0 then null else q.id end)
        from {database.Prefix}quarantine q left join {database.Prefix}producer p on p.id = q.producer
        group by q.reason, q.producer, q.signal_id, p.name
        """,
        [],
        row => new QuarantineFigures(Key(row, 0), Text(row, 3), Number(row, 4), Number(row, 5), row.GetInt64(6).ToTime(), row.GetInt64(7).ToTime(), row.GetInt64(8),
            row.IsDBNull(9) ? null : row.GetInt64(9)),
        cancellationToken);

    public async Task<IReadOnlyList<QuarantinedRow>> ByIdAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) => ids.Count == 0
        ? []
        : await database.ListAsync(
            $"{Rows} where q.id in ({Listed(ids)}) order by q.id", [], Row, cancellationToken);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<QuarantinedRow>> OfAsync(QuarantineKey group, long? below, int limit, CancellationToken cancellationToken) =>
        await database.ListAsync(
            $"{Rows} where {OfGroup} and q.id < @below order by q.id desc limit @limit",
            [.. Given(group), ("@below", below ?? long.MaxValue), ("@limit", (long)limit)], Row, cancellationToken);

    /// <summary>Oldest first, up to the newest that is meant.</summary>
    public async Task<IReadOnlyList<QuarantinedRow>> NextAsync(
        QuarantineKey group, long above, long upTo, int limit, CancellationToken cancellationToken) => await database.ListAsync(
            $"{Rows} where {OfGroup} and q.id > @above and q.id <= @upTo order by q.id limit @limit",
            [.. Given(group), ("@above", above), ("@upTo", upTo), ("@limit", (long)limit)], Row, cancellationToken);

    public async Task<int> DeleteAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return 0;
        await using var transaction = await database.BeginAsync(cancellationToken);
        var rows = 0;
        foreach (var some in ids.Chunk(AtOnce))
            rows += await transaction.ExecuteAsync($"delete from {database.Prefix}quarantine where id in ({Listed(some)})", [], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rows;
    }

    public async Task<IReadOnlyList<QuarantineDrop>> DroppedAsync(CancellationToken cancellationToken) => await database.ListAsync(
        $"select reason, n, t from {database.Prefix}quarantine_dropped order by reason", [],
        row => new QuarantineDrop(row.GetString(0), row.GetInt64(1), row.GetInt64(2).ToTime()), cancellationToken);

    /// <summary>Counts since a time, of all who sent something.</summary>
    public async Task<(long All, long Recent)> CountAsync(long since, CancellationToken cancellationToken) => (await database.ListAsync(
        $"""
        select coalesce(sum(case when idx < 0 then more else 1 end), 0),
            coalesce(sum(case when received < @since then 0 when idx < 0 then more else 1 end), 0)
        from {database.Prefix}quarantine
        """,
        [("@since", since)], row => (Number(row, 0), Number(row, 1)), cancellationToken))[0];

    public async Task<long> CountOfAsync(string producer, CancellationToken cancellationToken) => Convert.ToInt64(
        await database.ScalarAsync(
            $"""
            select coalesce(sum(case when q.idx < 0 then q.more else 1 end), 0) from {database.Prefix}quarantine q
            join {database.Prefix}producer p on p.id = q.producer where p.name = @name
            """,
            [("@name", producer)],
            cancellationToken),
        CultureInfo.InvariantCulture);

    /// <summary>The next number of a producer whose batches are sent one after the other.</summary>
    public async Task<(int Epoch, long Number)> NextNumberAsync(string producer, CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            $"""
            select p.epoch, p.through, (select max(b.number) from {database.Prefix}batch b where b.producer = p.id)
            from {database.Prefix}producer p where p.name = @name
            """,
            [("@name", producer)],
            row => (Epoch: row.GetInt32(0), Through: row.GetInt64(1), Newest: row.IsDBNull(2) ? 0 : row.GetInt64(2)), cancellationToken);
        return found is [var known] ? (known.Epoch, Math.Max(Math.Max(known.Through, 0), known.Newest) + 1) : (0, 1);
    }

    static string Listed(IEnumerable<long> ids) => string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));

    static (string, object?)[] Given(QuarantineKey group) =>
        [("@reason", group.Reason), ("@producer", group.Producer ?? -1), ("@signal", group.Signal ?? Guid.Empty), ("@any", group.Signal is null ? 1 : 0)];

    static QuarantinedRow Row(DbDataReader row) => new(
        row.GetInt64(0), Key(row, 1), row.GetInt64(4).ToTime(), row.GetInt64(5),
        new QuarantinedValue(Text(row, 6), row.GetInt64(7), row.IsDBNull(8) ? null : (ValueKind)row.GetInt16(8), (ushort)row.GetInt32(9)),
        row.GetInt32(10) < 0 ? row.GetInt64(12) : 0)
    {
        Index = row.GetInt32(10),
        Batch = row.IsDBNull(11) ? null : row.GetInt64(11),
        Series = row.IsDBNull(13) ? null : row.GetInt64(13),
    };

    static QuarantineKey Key(DbDataReader row, int at) =>
        new(row.GetString(at), row.IsDBNull(at + 1) ? null : row.GetInt64(at + 1), row.IsDBNull(at + 2) ? null : row.GetGuid(at + 2));

    static string? Text(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    // A sum of bigint is numeric on PostgreSQL.
    static long Number(DbDataReader row, int at) => Convert.ToInt64(row.GetValue(at), CultureInfo.InvariantCulture);
}
