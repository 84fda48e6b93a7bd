namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>The folders an administrator of the machine lets sources read, with all below them.</summary>
sealed class AllowedFolders(IReadOnlyList<string> roots)
{
    readonly string[] _roots = [.. roots.Select(r => Real(Path.GetFullPath(r)))];

    /// <summary>The folder as it really is; throws <see cref="SourceException"/> when it may not be read, or is not there.</summary>
    public string Open(string folder)
    {
        var real = Real(Path.GetFullPath(folder));
        if (!_roots.Any(root => real == root || real.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal)))
            throw new SourceException(new SourceFailure(SourceLayer.Endpoint, "folder-not-allowed", folder));
        return Directory.Exists(real) ? real : throw new SourceException(new SourceFailure(SourceLayer.Device, "folder-not-found", folder));
    }

    // A link may lead anywhere.
    static string Real(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
            return path;
        var here = Path.Combine(Real(parent), Path.GetFileName(path));
        return Path.Exists(here) && new DirectoryInfo(here).ResolveLinkTarget(returnFinalTarget: true)?.FullName is { } target ? Path.GetFullPath(target) : here;
    }
}
