using System.Globalization;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>The lake as a folder: samples/site=…/day=…/ with Parquet files and their manifest.</summary>
sealed class LocalLakeStore(string root) : ILakeStore
{
    public const string StoreName = "local";
    public const string ManifestName = "_manifest.json";
    const string Aside = ".part";

    readonly string _samples = Path.Combine(root, "samples");

    public string Name => StoreName;

    public string Place => root;

    public IEnumerable<(string Folder, LakeManifest? Manifest)> Load()
    {
        if (!Directory.Exists(_samples))
            yield break;
        foreach (var folder in Directory.EnumerateDirectories(_samples, "site=*").Order(StringComparer.Ordinal).SelectMany(s => Directory.EnumerateDirectories(s, "day=*")))
        {
            var file = Path.Combine(folder, ManifestName);
            if (File.Exists(file))
                yield return (folder, LakeManifest.Read(File.ReadAllBytes(file)));
            else
                Tidy(folder, null);
        }
    }

    public string Prepare(string site, DateOnly day)
    {
        var folder = Path.Combine(
            _samples, $"site={Uri.EscapeDataString(site)}", string.Create(CultureInfo.InvariantCulture, $"day={day:yyyy-MM-dd}"));
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>Where a file is while it is being made.</summary>
    public static string AsideOf(string folder, string name) => Path.Combine(folder, name + Aside);

    /// <summary>Where rows wait that memory has no room for while they are put in order.</summary>
    public static string SpillOf(string folder) => AsideOf(folder, "spill");

    public void Publish(string folder, LakeManifest manifest, Action<LakeStep> reached)
    {
        var list = AsideOf(folder, ManifestName);
        using (var stream = new FileStream(list, FileMode.Create, FileAccess.Write))
        {
            stream.Write(manifest.ToJson());
            stream.Flush(flushToDisk: true);
        }

        foreach (var file in manifest.Files)
            File.Move(AsideOf(folder, file.Name), Path.Combine(folder, file.Name), overwrite: true);
        FolderSync.Flush(folder);
        reached(LakeStep.FilesNamed);
        File.Move(list, Path.Combine(folder, ManifestName), overwrite: true);
        FolderSync.Flush(folder);
        FolderSync.Flush(Path.GetDirectoryName(folder)!);
        FolderSync.Flush(_samples);
        reached(LakeStep.ManifestNamed);
    }

    public void Tidy(string folder, LakeManifest? manifest)
    {
        if (!Directory.Exists(folder))
            return;
        var kept = manifest?.Files.Select(f => f.Name).Append(ManifestName).ToHashSet() ?? [];
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(f => !kept.Contains(f.Name) && IsOurs(f.Name)))
            file.Delete();
        if (Directory.Exists(SpillOf(folder)))
            Directory.Delete(SpillOf(folder), recursive: true);
    }

    // Whatever else somebody put there is theirs.
    static bool IsOurs(string name) => name.EndsWith(Aside, StringComparison.Ordinal) || LakeFile.IsName(name);

    public string PathOf(string folder, LakeFile file) => Path.Combine(folder, file.Name);

    public long? FreeBytes
    {
        get
        {
            Directory.CreateDirectory(root);
            return new DriveInfo(root).AvailableFreeSpace;
        }
    }
}
