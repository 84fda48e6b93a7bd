namespace AIoT.Twin.TestKit;

/// <summary>Where the sources are, and the folder beside the repository with peers and data that are not part of it.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A file of the folder beside the repository; it need not exist.</summary>
    public static string Shared(string path) => Path.GetFullPath(Path.Combine(Root, "../shared", path));

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AIoT.Twin.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
