using Microsoft.Data.Sqlite;
using Npgsql;

namespace AIoT.Twin.Governance.Backups;

/// <summary>Brings a backup back, only where nothing is yet: a database in use is never overwritten.</summary>
public sealed class RestoreBackup(DatabasePlace place)
{
    /// <summary>Null when everything is back.</summary>
    public async Task<BackupProblem?> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var (manifest, problems) = await CheckBackup.RunAsync(folder, cancellationToken);
        if (manifest is null || problems.Count > 0)
            return problems[0];
        if (manifest.Database != place.Kind)
            return new(BackupProblem.OtherDatabase, manifest.Database.ToString());
        try
        {
            return place.Kind is DatabaseKind.Sqlite
                ? await CopyAsync(folder, manifest, cancellationToken)
                : await LoadAsync(Path.Combine(folder, DatabaseCopy.DumpFile), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NpgsqlException)
        {
            return new(BackupProblem.RestoreFailed, e.Message);
        }
    }

    async Task<BackupProblem?> CopyAsync(string folder, BackupManifest manifest, CancellationToken cancellationToken)
    {
        var (model, history) = (FileOf(place.Connection), FileOf(place.HistoryConnection));
        var files = manifest.Files
            .Select(f => (From: Path.Combine(folder, f.Name), To: f.Name == DatabaseCopy.HistoryFile ? history : model)).ToList();
        if (files.Find(f => File.Exists(f.To)) is { To: { } taken })
            return new(BackupProblem.TargetNotEmpty, taken);

        // The model last: without it the product would start as a new installation beside an old history.
        foreach (var (from, to) in files.OrderBy(f => f.To == model))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            await WriteWholeAsync(from, to, cancellationToken);
        }

        return null;
    }

    static async Task WriteWholeAsync(string from, string to, CancellationToken cancellationToken)
    {
        var part = $"{to}.restoring";
        await using (var source = File.OpenRead(from))
        await using (var target = new FileStream(part, FileMode.Create))
        {
            await source.CopyToAsync(target, cancellationToken);
            target.Flush(flushToDisk: true);
        }

        File.Move(part, to);
    }

    async Task<BackupProblem?> LoadAsync(string dump, CancellationToken cancellationToken)
    {
        if (PostgresTool.Find(PostgresTool.Restore) is not { } program)
            return new(BackupProblem.ToolMissing, PostgresTool.Restore);
        if (await FirstTableAsync(cancellationToken) is { } table)
            return new(BackupProblem.TargetNotEmpty, table);
        // Rights are given again at the start; the roles of the old machine need not exist here.
        return await PostgresTool.RunAsync(
            program, place.Connection,
            ["--dbname", new NpgsqlConnectionStringBuilder(place.Connection).Database!, "--no-owner", "--no-acl", "--exit-on-error", "--single-transaction", dump],
            cancellationToken) is { } said
            ? new(BackupProblem.RestoreFailed, said)
            : null;
    }

    async Task<string?> FirstTableAsync(CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(place.Connection);
        await using var command = source.CreateCommand(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema') limit 1");
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    static string FileOf(string connection) => Path.GetFullPath(new SqliteConnectionStringBuilder(connection).DataSource);
}
