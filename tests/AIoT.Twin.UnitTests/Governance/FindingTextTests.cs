using System.Text.RegularExpressions;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.UnitTests.Governance;

public sealed partial class FindingTextTests
{
    static readonly string s_source = Path.Combine(Repository.Root, "src");

    static readonly string s_texts = string.Concat(
        Directory.GetFiles(Path.Combine(s_source, "AIoT.Twin.Web"), "*Text.resx", SearchOption.AllDirectories).Select(File.ReadAllText));

    public static TheoryData<string> Codes =>
    [
        .. Directory.GetFiles(Path.Combine(s_source, "AIoT.Twin"), "*Check.cs", SearchOption.AllDirectories).Append(Path.Combine(s_source, "AIoT.Twin", "Governance", "Checks", "InstallationChecks.cs"))
            .Where(f => File.ReadAllText(f).Contains("FindingLevel.", StringComparison.Ordinal))
            .SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_finding_has_its_sentence(string code) => Assert.Contains($"\"Check.{code}\"", s_texts, StringComparison.Ordinal);

    [Fact]
    public void Every_problem_of_a_backup_has_its_sentence()
    {
        var codes = typeof(AIoT.Twin.Governance.Backups.BackupProblem).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetValue(null)!).ToList();

        Assert.NotEmpty(codes);
        Assert.All(codes, code => Assert.Contains($"\"Command.{code}\"", s_texts, StringComparison.Ordinal));
    }

    [GeneratedRegex("\"([a-z]+(?:-[a-z]+)+)\"(?=,| :|\\))")]
    private static partial Regex Code();
}
