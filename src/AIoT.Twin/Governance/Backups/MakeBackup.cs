using System.Globalization;
using AIoT.Twin.Acquisition;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance.Backups;

public abstract record BackupResult
{
    public sealed record Made(string Folder, BackupManifest Manifest) : BackupResult;

    public sealed record Failed(BackupProblem Problem) : BackupResult;
}

/// <summary>Makes a backup folder while the product runs: files first, their hashes last, and only then its name.</summary>
public sealed class MakeBackup(DatabasePlace place, TwinChanges changes, IScopeTree tree, TimeProvider clock)
{
    const string Unfinished = ".part";

    /// <param name="folder">A folder that does not exist yet; null makes one under the data folder, named by the time.</param>
    public async Task<BackupResult> RunAsync(string? folder, CancellationToken cancellationToken)
    {
        var at = clock.Now();
        var to = Path.GetFullPath(folder ?? Path.Combine(place.DataFolder, "backups", at.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)));
        if (Directory.Exists(to) || File.Exists(to))
            return Failed(BackupProblem.FolderTaken, to);

        var part = to + Unfinished;
        try
        {
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true);
            var manifest = await WriteAsync(part, at, cancellationToken);
            Directory.Move(part, to);
            await RememberAsync(to, manifest, cancellationToken);
            return new BackupResult.Made(to, manifest);
        }
        catch (FileNotFoundException e) when (e.FileName == PostgresTool.Dump)
        {
            return Failed(BackupProblem.ToolMissing, PostgresTool.Dump);
        }
        catch (Exception e) when (e is IOException or SqliteException or UnauthorizedAccessException)
        {
            return Failed(BackupProblem.CopyFailed, e.Message);
        }
        finally
        {
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true);
        }
    }

    async Task<BackupManifest> WriteAsync(string part, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var files = new List<BackupFile>();
        foreach (var file in await new DatabaseCopy(place).WriteAsync(part, cancellationToken))
        {
            using (var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite))
                RandomAccess.FlushToDisk(handle);
            files.Add(new(Path.GetFileName(file), new FileInfo(file).Length, await FileHash.OfAsync(file, cancellationToken)));
        }

        var manifest = new BackupManifest(BackupManifest.CurrentFormat, ProductVersion.Current.ToString(), place.Kind, at, files);
        await manifest.WriteAsync(part, cancellationToken);
        return manifest;
    }

    // In the database that was copied, so that every process of the installation knows, and after it, so that a restored one does not claim it.
    async Task RememberAsync(string folder, BackupManifest manifest, CancellationToken cancellationToken)
    {
        await using var change = await changes.BeginAsync(Caller.System, cancellationToken);
        var facts = change.Database.Set<InstallationFact>();
        var fact = await facts.SingleOrDefaultAsync(f => f.Name == LastBackup.Fact, cancellationToken);
        if (fact is null)
            facts.Add(fact = new InstallationFact { Name = LastBackup.Fact, Value = "" });
        fact.Value = new LastBackup(manifest.MadeAt, folder, manifest.Files.Sum(f => f.Bytes)).ToString();
        await change.CommitAsync(
            new AuditEntry("backup-made", tree.RootId, ("folder", folder), ("files", $"{manifest.Files.Count}")), cancellationToken);
    }

    static BackupResult.Failed Failed(string code, string argument) => new(new BackupProblem(code, argument));
}
