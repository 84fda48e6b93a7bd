using System.Diagnostics;
using System.Globalization;
using AIoT.Twin.Acquisition;
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
        var folder = Path.Combine(place.DataFolder, "backups", clock.Now().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        if (place.Kind is DatabaseKind.Sqlite)
        {
            Directory.CreateDirectory(folder);
            await CopyAsync(place.Connection, folder, cancellationToken);
            await CopyAsync(place.HistoryConnection, folder, cancellationToken);
        }
        else if (ProgramOnPath("pg_dump") is { } dump)
        {
            Directory.CreateDirectory(folder);
            await DumpAsync(dump, Path.Combine(folder, "twin.dump"), cancellationToken);
        }
        else
        {
            LogNoDump(new NpgsqlConnectionStringBuilder(place.Connection).Database);
        }
    }

    async Task CopyAsync(string connection, string folder, CancellationToken cancellationToken)
    {
        var source = new SqliteConnectionStringBuilder(connection) { Pooling = false };
        if (!File.Exists(source.DataSource))
            return;

        var copy = Path.Combine(folder, Path.GetFileName(source.DataSource));
        await using var open = new SqliteConnection(source.ConnectionString);
        await open.OpenAsync(cancellationToken);
        await using var vacuum = open.CreateCommand();
        vacuum.CommandText = "VACUUM INTO $copy";
        vacuum.Parameters.AddWithValue("$copy", copy);
        await vacuum.ExecuteNonQueryAsync(cancellationToken);
        LogCopied(copy);
    }

    async Task DumpAsync(string program, string file, CancellationToken cancellationToken)
    {
        var to = new NpgsqlConnectionStringBuilder(place.Connection);
        var start = new ProcessStartInfo(program, ["--format=custom", "--file", file]) { RedirectStandardError = true };
        start.Environment["PGHOST"] = to.Host;
        start.Environment["PGPORT"] = to.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = to.Username;
        start.Environment["PGDATABASE"] = to.Database;
        start.Environment["PGPASSWORD"] = to.Password ?? "";
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Judge(process.ExitCode, file, said.Trim());
    }

    void Judge(int exitCode, string file, string said)
    {
        if (exitCode == 0)
            LogCopied(file);
        else if (settings.GetValue<bool>("Twin:MigrateWithoutBackup"))
            LogDumpFailed(said);
        else
            throw Failed(said);
    }

    static StartRefusedException Failed(string said) =>
        new($"The backup before the migration failed: {said} Make one by hand and set Twin:MigrateWithoutBackup to true to go on without.");

    static string? ProgramOnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    [LoggerMessage(101, LogLevel.Information, "Backup before the migration: {File}")]
    partial void LogCopied(string file);

    [LoggerMessage(102, LogLevel.Warning,
        "No backup was made before the migration: pg_dump is not installed here. Make one with: pg_dump --format=custom --file twin.dump {Database}")]
    partial void LogNoDump(string? database);

    [LoggerMessage(103, LogLevel.Warning, "Migrating without a backup, as Twin:MigrateWithoutBackup says; pg_dump failed: {Reason}")]
    partial void LogDumpFailed(string reason);
}
