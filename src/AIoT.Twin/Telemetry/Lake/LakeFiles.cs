using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>A file of the lake as a program elsewhere needs to know it.</summary>
public sealed record LakeFileInfo(Guid Site, string Partition, DateOnly Day, int Version, string Name, long Rows, long Bytes, string Sha256);

/// <summary>The files of the sites a caller may read.</summary>
public sealed class LakeFiles
{
    readonly LakeCatalog _catalog;
    readonly ILakeStore _store;
    readonly LakeRights _rights;

    internal LakeFiles(LakeCatalog catalog, ILakeStore store, LakeRights rights) => (_catalog, _store, _rights) = (catalog, store, rights);

    public IReadOnlyList<LakeFileInfo> Of(Caller by, Guid? site, DateOnly? first, DateOnly? last) =>
    [
        .. _catalog.Days.Values.Select(d => d.Manifest)
            .Where(d => (site is null || d.SiteId == site) && (first is null || d.Day >= first) && (last is null || d.Day <= last) && _rights.MayRead(by, d.SiteId))
            .OrderBy(d => d.Site, StringComparer.Ordinal).ThenBy(d => d.Day)
            .SelectMany(d => d.Files.Select(f => new LakeFileInfo(d.SiteId, d.Site, d.Day, d.Version, f.Name, f.Rows, f.Bytes, f.Sha256))),
    ];

    /// <summary>Null when the day's present version has no such file, or the caller may not read it.</summary>
    public string? PathOf(Caller by, LakeKey key, string name) =>
        _rights.MayRead(by, key.Site) && _catalog.Days.GetValueOrDefault(key) is { } day && day.Manifest.Files.FirstOrDefault(f => f.Name == name) is { } file
        && !_catalog.IsDamaged(key) ? _store.PathOf(day.Folder, file) : null;
}
