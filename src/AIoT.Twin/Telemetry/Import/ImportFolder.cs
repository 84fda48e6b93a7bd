namespace AIoT.Twin.Telemetry.Import;

/// <summary>Where an import's files lie; names given by people are never part of a path.</summary>
sealed class ImportFolder(string root)
{
    public string Of(Guid import) => Path.Combine(root, import.ToString("n"));

    public string FileOf(Guid import, int number) => Path.Combine(Of(import), $"{number}.data");

    public string StageOf(Guid import) => Path.Combine(Of(import), "stage.duckdb");

    public string SpillOf(Guid import) => Path.Combine(Of(import), "spill");

    public string Prepare(Guid import) => Directory.CreateDirectory(Of(import)).FullName;

    public long FreeBytes
    {
        get
        {
            Directory.CreateDirectory(root);
            return new DriveInfo(root).AvailableFreeSpace;
        }
    }

    public IEnumerable<Guid> All() => Directory.Exists(root)
        ? Directory.GetDirectories(root).Select(f => Guid.TryParseExact(Path.GetFileName(f), "n", out var import) ? import : Guid.Empty).Where(i => i != Guid.Empty)
        : [];

    /// <summary>When something was last written for an import.</summary>
    public DateTimeOffset TouchedAt(Guid import) =>
        new DirectoryInfo(Of(import)).EnumerateFiles().Select(f => f.LastWriteTimeUtc).Append(Directory.GetLastWriteTimeUtc(Of(import))).Max();

    /// <summary>The files as they came; what was made of them stays.</summary>
    public void RemoveUploads(Guid import)
    {
        if (!Directory.Exists(Of(import)))
            return;
        foreach (var file in Directory.EnumerateFiles(Of(import), "*.data"))
            File.Delete(file);
    }

    public void Remove(Guid import)
    {
        if (Directory.Exists(Of(import)))
            Directory.Delete(Of(import), recursive: true);
    }
}
