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

sealed class StorageQueries(HistoryDatabase database, DatabasePlace place, IAccess access, IScopeTree tree, TimeProvider clock) : IStorageQueries
{
    const int Days = 7;

    public async Task<StorageFigures?> ReadAsync(Caller by, CancellationToken cancellationToken) =>
        access.May(by, Permission.SystemRead, tree.RootId) ? await MeasureAsync(cancellationToken) : null;

    public async Task<StorageFigures> MeasureAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        return new(now)
        {
            Samples = await NumberAsync($"select coalesce(sum(n), 0) from {database.Prefix}chunk", [], cancellationToken),
            ChunkBytes = await database.ChunkBytesAsync(cancellationToken),
            JournalBytes = await database.JournalBytesAsync(cancellationToken),
            WalBytes = await WalAsync(cancellationToken),
            FreeBytes = await FreeAsync(cancellationToken),
            SamplesPerDay = await PerDayAsync(today.AddDays(-Days), today, cancellationToken),
            Months = await MonthsAsync(cancellationToken),
        };
    }

    async Task<double?> PerDayAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var samples = await NumberAsync(
            $"select coalesce(sum(n), 0) from {database.Prefix}chunk where t0 >= @from and t0 < @to",
            [("@from", from.ToMicroseconds()), ("@to", to.ToMicroseconds())],
            cancellationToken);
        return samples == 0 ? null : samples / (double)Days;
    }

    // A chunk never crosses a month, so the month of its first sample is that of all.
    async Task<IReadOnlyList<StoredMonth>> MonthsAsync(CancellationToken cancellationToken)
    {
        var month = place.Kind is DatabaseKind.Postgres
            ? "to_char(to_timestamp(t0 / 1000000) at time zone 'UTC', 'YYYY-MM')"
            : "strftime('%Y-%m', t0 / 1000000, 'unixepoch')";
        return await database.ListAsync(
            $"select {month} as m, cast(sum(n) as bigint), cast(sum(length(data) + length(blocks)) as bigint) from {database.Prefix}chunk group by 1 order by 1 desc",
            [],
            r => new StoredMonth(DateOnly.ParseExact(r.GetString(0), "yyyy-MM", CultureInfo.InvariantCulture), r.GetInt64(1), r.GetInt64(2)),
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

    async Task<long> NumberAsync(string text, (string, object?)[] parameters, CancellationToken cancellationToken) =>
        Convert.ToInt64(await database.ScalarAsync(text, parameters, cancellationToken), CultureInfo.InvariantCulture);
}
