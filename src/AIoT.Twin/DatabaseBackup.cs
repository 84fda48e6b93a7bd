using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance.Backups;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AIoT.Twin;

/// <summary>Copies the database before it is migrated and says where the copy is.</summary>
sealed partial class DatabaseBackup(DatabasePlace place, TimeProvider clock, IConfiguration settings, ILogger<DatabaseBackup> logger)
{
    bool _made;

    /// <summary>Once a start: whatever is migrated after the first is in the same copy.</summary>
    public async Task MakeAsync(CancellationToken cancellationToken)
    {
        if (_made)
            return;
        _made = true;
        if (place.Kind is DatabaseKind.Postgres && PostgresTool.Find(PostgresTool.Dump) is null)
        {
            LogNoDump(new NpgsqlConnectionStringBuilder(place.Connection).Database);
            return;
        }

        var folder = Path.Combine(place.DataFolder, "backups", clock.Now().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        try
        {
            foreach (var file in await new DatabaseCopy(place).WriteAsync(folder, cancellationToken))
                LogCopied(file);
        }
        catch (Exception e) when (e is IOException or SqliteException or UnauthorizedAccessException)
        {
            if (!settings.GetValue<bool>("Twin:MigrateWithoutBackup"))
                throw Failed(e.Message);
            LogDumpFailed(e.Message);
        }
    }

    static StartRefusedException Failed(string said) =>
        new($"The backup before the migration failed: {said} Make one by hand and set Twin:MigrateWithoutBackup to true to go on without.");

    [LoggerMessage(101, LogLevel.Information, "Backup before the migration: {File}")]
    partial void LogCopied(string file);

    [LoggerMessage(102, LogLevel.Warning,
        "No backup was made before the migration: pg_dump is not installed here. Make one with: pg_dump --format=custom --file twin.dump {Database}")]
    partial void LogNoDump(string? database);

    [LoggerMessage(103, LogLevel.Warning, "Migrating without a backup, as Twin:MigrateWithoutBackup says; it failed: {Reason}")]
    partial void LogDumpFailed(string reason);
}
