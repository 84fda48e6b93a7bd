namespace AIoT.Twin.TestKit;

/// <summary>The checkout the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AIoT.Twin.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
