using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Historian.Store;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AIoT.Twin.Telemetry.Storage;

/// <summary>Measures what the history takes; null for whom it is not for.</summary>
public interface IStorageQueries
{
    Task<StorageFigures?> ReadAsync(Caller by, CancellationToken cancellationToken);
}

sealed class StorageQueries(HistoryDatabase database, DatabasePlace place, RetentionIndex retention, IAccess access, IScopeTree tree, TimeProvider clock)
    : IStorageQueries
{
    const int Days = 7;

    public async Task<StorageFigures?> ReadAsync(Caller by, CancellationToken cancellationToken) =>
        access.May(by, Permission.SystemRead, tree.RootId) ? await MeasureAsync(cancellationToken) : null;

    public async Task<StorageFigures> MeasureAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var months = await MonthsAsync(cancellationToken);
        var perDay = await PerDayAsync(today.AddDays(-Days), today, cancellationToken);
        var (samples, bytes) = (months.Sum(m => m.Samples), await database.ChunkBytesAsync(cancellationToken));
        var free = await FreeAsync(cancellationToken);
        return new(now)
        {
            Samples = samples,
            ChunkBytes = bytes,
            JournalBytes = await database.JournalBytesAsync(cancellationToken),
            WalBytes = await WalAsync(cancellationToken),
            FreeBytes = free,
            SamplesPerDay = perDay.Count == 0 ? null : perDay.Values.Sum(),
            Months = [.. months.GroupBy(m => m.First).Select(g => new StoredMonth(g.Key, g.Sum(m => m.Samples), g.Sum(m => m.Bytes)))],
            DaysLeft = free is { } room && samples > 0 && perDay.Count > 0
                ? DiskForecast.Days(room, now, Classes(months, perDay, retention.All, (double)bytes / samples))
                : null,
        };
    }

    static List<ForecastClass> Classes(List<ClassMonth> months, IReadOnlyDictionary<short, double> perDay, IReadOnlyList<RetentionClass> all, double each) =>
    [
        .. perDay.Keys.Union(months.Select(m => m.Id)).Select(id => new ForecastClass(
            all.FirstOrDefault(c => c.Id == id)?.RawDays, perDay.GetValueOrDefault(id) * each,
            [.. months.Where(m => m.Id == id).Select(m => (m.First, m.Samples * each))])),
    ];

    async Task<IReadOnlyDictionary<short, double>> PerDayAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        (await database.ListAsync(
            $"select retention, cast(sum(n) as bigint) from {database.Prefix}chunk where t0 >= @from and t0 < @to group by retention",
            [("@from", from.ToMicroseconds()), ("@to", to.ToMicroseconds())],
            r => (Id: r.GetInt16(0), Samples: r.GetInt64(1)),
            cancellationToken)).ToDictionary(r => r.Id, r => r.Samples / (double)Days);

    // A chunk never crosses a month, so the month of its first sample is that of all.
    async Task<List<ClassMonth>> MonthsAsync(CancellationToken cancellationToken)
    {
        var month = place.Kind is DatabaseKind.Postgres
            ? "to_char(to_timestamp(t0 / 1000000) at time zone 'UTC', 'YYYY-MM')"
            : "strftime('%Y-%m', t0 / 1000000, 'unixepoch')";
        return await database.ListAsync(
            $"select {month} as m, retention, cast(sum(n) as bigint), cast(sum(length(data) + length(blocks)) as bigint) from {database.Prefix}chunk group by 1, 2 order by 1 desc",
            [],
            r => new ClassMonth(r.GetInt16(1), DateOnly.ParseExact(r.GetString(0), "yyyy-MM", CultureInfo.InvariantCulture), r.GetInt64(2), r.GetInt64(3)),
            cancellationToken);
    }

    async Task<long?> WalAsync(CancellationToken cancellationToken)
    {
        if (place.Kind is DatabaseKind.Sqlite)
            return new FileInfo($"{HistoryFile}-wal") is { Exists: true } wal ? wal.Length : 0;
        try
        {
            return await NumberAsync("select coalesce(sum(size), 0) from pg_ls_waldir()", [], cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return null;
        }
    }

    async Task<long?> FreeAsync(CancellationToken cancellationToken)
    {
        if (place.Kind is DatabaseKind.Sqlite)
            return new DriveInfo(Path.GetDirectoryName(HistoryFile)!).AvailableFreeSpace;
        try
        {
            // Only on this machine does the server's folder say anything about a disk we can see.
            return IsHere && await database.ScalarAsync("select setting from pg_settings where name = 'data_directory'", [], cancellationToken) is string folder
                && Directory.Exists(folder) ? new DriveInfo(folder).AvailableFreeSpace : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    bool IsHere => new NpgsqlConnectionStringBuilder(place.Connection).Host is "localhost" or "127.0.0.1" or "::1" or ['/', ..];

    string HistoryFile => Path.GetFullPath(new SqliteConnectionStringBuilder(place.HistoryConnection).DataSource);

    sealed record ClassMonth(short Id, DateOnly First, long Samples, long Bytes);

    async Task<long> NumberAsync(string text, (string, object?)[] parameters, CancellationToken cancellationToken) =>
        Convert.ToInt64(await database.ScalarAsync(text, parameters, cancellationToken), CultureInfo.InvariantCulture);
}
