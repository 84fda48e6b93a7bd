using Microsoft.Data.Sqlite;

namespace AIoT.Twin.Governance.Backups;

/// <summary>Says whether a backup folder still is what was written, and whether its files can be read.</summary>
public static class CheckBackup
{
    /// <summary>The manifest, and what does not hold; a manifest and no problems is a good backup.</summary>
    public static async Task<(BackupManifest? Manifest, IReadOnlyList<BackupProblem> Problems)> RunAsync(string folder, CancellationToken cancellationToken)
    {
        if (await BackupManifest.ReadAsync(folder, cancellationToken) is not { } manifest)
            return (null, [new(BackupProblem.NoManifest, folder)]);
        if (manifest.Format > BackupManifest.CurrentFormat || !Version.TryParse(manifest.Product, out var product) || product > ProductVersion.Current)
            return (manifest, [new(BackupProblem.NewerFormat, manifest.Product)]);

        var problems = new List<BackupProblem>();
        foreach (var file in manifest.Files)
        {
            if (await WrongAsync(manifest.Database, folder, file, cancellationToken) is { } problem)
                problems.Add(problem);
        }

        return (manifest, problems);
    }

    static async Task<BackupProblem?> WrongAsync(DatabaseKind kind, string folder, BackupFile file, CancellationToken cancellationToken)
    {
        // A name is a name: a manifest from elsewhere must not make us read other folders.
        var path = Path.Combine(folder, Path.GetFileName(file.Name));
        if (!File.Exists(path))
            return new(BackupProblem.FileMissing, file.Name);
        if (new FileInfo(path).Length != file.Bytes || await FileHash.OfAsync(path, cancellationToken) != file.Sha256)
            return new(BackupProblem.FileChanged, file.Name);
        return kind is DatabaseKind.Sqlite
            ? await DamageAsync(path, cancellationToken) is { } said ? new(BackupProblem.FileDamaged, $"{file.Name}: {said}") : null
            : null;
    }

    static async Task<string?> DamageAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var open = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
            await open.OpenAsync(cancellationToken);
            await using var check = open.CreateCommand();
            check.CommandText = "PRAGMA integrity_check(1)";
            check.CommandTimeout = 0;
            return await check.ExecuteScalarAsync(cancellationToken) is "ok" ? null : "integrity_check";
        }
        catch (SqliteException e)
        {
            return e.Message;
        }
    }
}
