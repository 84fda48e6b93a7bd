using System.Text.RegularExpressions;
using AIoT.Twin.Web.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.ComponentTests.Shell;

public sealed partial class ResourceKeyTests : TwinTestContext
{
    public static TheoryData<string> Sources => [.. WebSource.Files(".razor", ".cs").Select(WebSource.Short).Where(f => !f.EndsWith(".razor.cs", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_text_that_is_asked_for_exists(string file)
    {
        var source = string.Concat(WebSource.Files(".razor", ".cs").Where(f => WebSource.Short(f) == file || WebSource.Short(f) == file + ".cs").Select(File.ReadAllText));

        foreach (Match localizer in Localizer().Matches(source))
        {
            var keys = WebSource.Keys[localizer.Groups[1].Value];
            var missing = KeysAskedOf(localizer.Groups[2].Value, source).Where(key => !Exists(key, keys));
            Assert.Empty(missing.Select(key => $"{localizer.Groups[1].Value} has no {key}"));
        }
    }

    [Fact]
    public void Every_entry_of_the_menu_has_a_title_in_its_modules_resource_file()
    {
        var texts = Services.GetRequiredService<ModuleTexts>();

        Assert.DoesNotContain(NavEntry.All.Where(e => !e.Component.Namespace!.Contains("Preview", StringComparison.Ordinal)), entry => texts.Of(entry.Component, entry.Page.Title) == entry.Page.Title);
    }

    [Fact]
    public void Every_section_of_the_menu_has_a_title() =>
        Assert.All(NavEntry.All, entry => Assert.Contains($"Section.{entry.Page.Section}", WebSource.Keys["ShellText"]));

    // What stands before a placeholder must begin some key: "Permission.{…}", "Chance." + word.
    static bool Exists(string key, HashSet<string> keys) =>
        key.Split('{')[0] is var start && (start != key || key.EndsWith('.')) ? keys.Any(k => k.StartsWith(start, StringComparison.Ordinal)) : keys.Contains(key);

    static IEnumerable<string> KeysAskedOf(string localizer, string source) =>
        from Match asked in Regex.Matches(source, $@"(?<![\w.]){localizer}\[((?:[^\[\]]|\[[^\[\]]*\])*)\]")
        from Match literal in Literal().Matches(FirstArgument(asked.Groups[1].Value))
        select literal.Groups[1].Value;

    // Only the first argument is a key, and of a sum its beginning; a comma inside a string or a call is none of ours.
    static string FirstArgument(string arguments)
    {
        if (Sum().Match(arguments) is { Success: true } sum)
            return sum.Value;

        var (depth, quoted) = (0, false);
        for (var i = 0; i < arguments.Length; i++)
        {
            quoted ^= arguments[i] == '"';
            depth += quoted ? 0 : arguments[i] switch { '(' or '{' => 1, ')' or '}' => -1, _ => 0 };
            if (arguments[i] == ',' && depth == 0 && !quoted)
                return arguments[..i];
        }

        return arguments;
    }

    [GeneratedRegex(@"IStringLocalizer<(\w+)>\s+(\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex(@"^""[\w.]+\.""(?=\s*\+)")]
    private static partial Regex Sum();

    // Where a value stands, not where one is compared with.
    [GeneratedRegex(@"(?<=(?:^|[?:($]|=>)\s*\$?)""([A-Za-z][\w.{}\- ]*)""")]
    private static partial Regex Literal();
}
