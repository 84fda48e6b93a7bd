using System.Xml.Linq;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.ComponentTests.Shell;

/// <summary>The source of the pages, as text.</summary>
static class WebSource
{
    static readonly string s_root = Path.Combine(Repository.Root, "src", "AIoT.Twin.Web");

    public static IReadOnlyList<string> Files(params string[] extensions) =>
    [
        .. Directory.EnumerateFiles(s_root, "*", SearchOption.AllDirectories)
            .Where(f => extensions.Contains(Path.GetExtension(f)) && !f.Contains("wwwroot", StringComparison.Ordinal) && !f.Contains("Preview", StringComparison.Ordinal)),
    ];

    public static string Short(string file) => Path.GetRelativePath(s_root, file);

    public static IReadOnlyDictionary<string, string> Texts(string file) =>
        XDocument.Load(Files(".resx").Single(f => Path.GetFileNameWithoutExtension(f) == file)).Descendants("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Value);

    /// <summary>The keys of each resource file, by the name of the class that stands for it.</summary>
    public static IReadOnlyDictionary<string, HashSet<string>> Keys { get; } = Files(".resx")
        .ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => XDocument.Load(f).Descendants("data").Select(d => d.Attribute("name")!.Value).ToHashSet());
}
