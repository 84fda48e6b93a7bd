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

    public IEnumerable<(Guid Import, string Folder)> All() => Directory.Exists(root)
        ? Directory.EnumerateDirectories(root).Where(f => Guid.TryParseExact(Path.GetFileName(f), "n", out _)).Select(f => (Guid.ParseExact(Path.GetFileName(f), "n"), f))
        : [];

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
