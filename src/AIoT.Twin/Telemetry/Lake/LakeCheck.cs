using System.Security.Cryptography;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>Compares files with what their manifest says of them.</summary>
sealed class LakeCheck(ILakeStore store, LakeCatalog catalog)
{
    /// <summary>Whether every file is there in its full length; looks at no content and is therefore made before each run.</summary>
    public void Quick() => catalog.Found([.. catalog.Days.Values.SelectMany(d => d.Manifest.Files.Select(f => Glance(d, f))).OfType<LakeFault>()], readAll: false);

    /// <summary>Reads every byte.</summary>
    public async Task<IReadOnlyList<LakeFault>> FullAsync(CancellationToken cancellationToken)
    {
        using var reading = catalog.Read();
        var faults = new List<LakeFault>();
        foreach (var day in reading.Days.Values.OrderBy(d => d.Folder, StringComparer.Ordinal))
        {
            foreach (var file in day.Manifest.Files)
            {
                if ((Glance(day, file) ?? await HashedAsync(day, file, cancellationToken)) is { } fault)
                    faults.Add(fault);
            }
        }

        catalog.Found(faults, readAll: true);
        return catalog.Faults;
    }

    LakeFault? Glance(LakePlacedDay day, LakeFile file)
    {
        var found = new FileInfo(store.PathOf(day.Folder, file));
        // A link could lead anywhere.
        return !found.Exists || found.LinkTarget is not null ? Fault(LakeFault.Missing, day, file)
            : found.Length < file.Bytes ? Fault(LakeFault.Cut, day, file)
            : found.Length > file.Bytes ? Fault(LakeFault.Changed, day, file)
            : null;
    }

    async Task<LakeFault?> HashedAsync(LakePlacedDay day, LakeFile file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(store.PathOf(day.Folder, file));
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        return hash == file.Sha256 ? null : Fault(LakeFault.Changed, day, file);
    }

    LakeFault Fault(string code, LakePlacedDay day, LakeFile file) => new(code, store.PathOf(day.Folder, file), day.Manifest.Key);
}
