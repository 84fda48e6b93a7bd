using System.Security.Cryptography;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>A file as it comes over the net: read once, never held whole.</summary>
public sealed record UploadedFile(string Name, Stream Content);

/// <summary>Takes the files of a new import and looks at what they are.</summary>
public sealed class UploadImport
{
    const int LongestName = 200, MostFiles = 1000;
    const int Piece = 1 << 17;

    readonly ImportFolder _folder;
    readonly ImportOptions _options;
    readonly ImportDetection _detection;
    readonly IAccess _access;
    readonly TwinChanges _changes;
    readonly TimeProvider _clock;

    internal UploadImport(ImportFolder folder, ImportOptions options, ImportDetection detection, IAccess access, TwinChanges changes, TimeProvider clock) =>
        (_folder, _options, _detection, _access, _changes, _clock) = (folder, options, detection, access, changes, clock);

    /// <summary>All files have the same shape; the plan is guessed from the first.</summary>
    public async Task<ImportResult> RunAsync(Caller by, IAsyncEnumerable<UploadedFile> files, CancellationToken cancellationToken)
    {
        if (!_access.MayAnywhere(by, Permission.TelemetryBackfill))
            return Refusal.Forbidden(Permission.TelemetryBackfill);
        var id = Guid.CreateVersion7(_clock.Now());
        _folder.Prepare(id);
        var taken = false;
        try
        {
            var (rows, why) = await TakeAsync(id, files, cancellationToken);
            var result = why is not null ? why : await SaveAsync(by, id, rows, cancellationToken);
            taken = result is ImportResult.Done;
            return result;
        }
        finally
        {
            if (!taken)
                _folder.Remove(id);
        }
    }

    async Task<(List<ImportFile> Files, Refusal? Why)> TakeAsync(Guid id, IAsyncEnumerable<UploadedFile> files, CancellationToken cancellationToken)
    {
        var rows = new List<ImportFile>();
        await foreach (var file in files.WithCancellation(cancellationToken))
        {
            if (rows.Count == MostFiles)
                return (rows, Refusal.Invalid("import-too-many-files", "files", ("most", $"{MostFiles}")));
            var (bytes, sha256, why) = await CopyAsync(file.Content, _folder.FileOf(id, rows.Count), cancellationToken);
            if (why is not null)
                return (rows, why);
            rows.Add(new ImportFile { ImportId = id, Number = rows.Count, Name = NameOf(file.Name, rows), Bytes = bytes, Sha256 = sha256 });
        }

        return (rows, rows.Count == 0 || rows[0].Bytes == 0 ? Refusal.Invalid("import-empty", "files") : null);
    }

    // A refused row names its file, so names differ.
    static string NameOf(string given, List<ImportFile> rows)
    {
        var plain = string.Concat(Path.GetFileName(given.Replace('\\', '/')).Where(c => !char.IsControl(c)));
        var name = plain.Length == 0 ? "file" : plain.Length > LongestName ? plain[..LongestName] : plain;
        return rows.Exists(r => r.Name == name) ? $"{name} ({rows.Count + 1})" : name;
    }

    async Task<(long Bytes, string Sha256, Refusal? Why)> CopyAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[Piece];
        var bytes = 0L;
        try
        {
            for (int count; (count = await content.ReadAtLeastAsync(buffer, Piece, throwOnEndOfStream: false, cancellationToken)) > 0;)
            {
                bytes += count;
                if (bytes > _options.MaxFileBytes)
                    return (bytes, "", Refusal.Invalid("import-too-large", "files", ("largest", $"{_options.MaxFileBytes >> 20}")));
                if (_folder.FreeBytes < _options.KeepFreeBytes)
                    return (bytes, "", Refusal.Conflict("disk-low", null));
                hash.AppendData(buffer, 0, count);
                await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }
        }
        catch (IOException e) when (e.Message.Contains("No space left", StringComparison.Ordinal))
        {
            return (bytes, "", Refusal.Conflict("disk-full", null));
        }

        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()), null);
    }

    async Task<ImportResult> SaveAsync(Caller by, Guid id, List<ImportFile> files, CancellationToken cancellationToken)
    {
        var (plan, why) = await Task.Run(() => _detection.Look(by, _folder.FileOf(id, 0), cancellationToken), cancellationToken);
        if (plan is null)
            return why!;
        var name = files.Count == 1 ? files[0].Name : $"{files[0].Name} + {files.Count - 1}";
        var job = new ImportJob { Id = id, Name = name, By = by.Id, Since = _clock.Now(), TwinId = TwinTree.RootId, Plan = plan.ToJson(), Files = files };
        await using var change = await _changes.BeginAsync(by, cancellationToken);
        change.Database.Add(job);
        await change.CommitAsync(new AuditEntry("import-uploaded", job.TwinId, ("name", name), ("files", $"{files.Count}"), ("bytes", $"{files.Sum(f => f.Bytes)}")), cancellationToken);
        return new ImportResult.Done(id, job.Version);
    }
}
