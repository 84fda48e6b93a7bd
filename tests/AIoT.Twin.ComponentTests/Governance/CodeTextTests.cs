using System.Text.RegularExpressions;
using AIoT.Twin.ComponentTests.Shell;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.ComponentTests.Governance;

/// <summary>Codes are stored and sentences are made from them, so each needs its text.</summary>
public sealed partial class CodeTextTests
{
    static readonly HashSet<string> s_texts = [.. WebSource.Keys.Values.SelectMany(keys => keys)];

    public static TheoryData<string> Modules => ["Governance", "Modelling", "Telemetry", "Outcomes", "Enablement", "Dashboards", "ModelOps", "Fleet"];

    [Theory, MemberData(nameof(Modules))]
    public void Every_record_has_a_sentence(string module) =>
        Assert.DoesNotContain(Codes(module, Record()), code => !s_texts.Contains($"Audit.{code}"));

    [Theory, MemberData(nameof(Modules))]
    public void Every_refusal_has_a_sentence(string module) =>
        Assert.DoesNotContain(Codes(module, Refused()), code => !s_texts.Contains($"Refused.{code}"));

    static List<string> Codes(string module, Regex mention)
    {
        var source = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "AIoT.Twin", module), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var codes = mention.Matches(source).SelectMany(m => Literal().Matches(m.Groups[1].Value)).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(codes);
        return codes;
    }

    [GeneratedRegex(@"(?:new AuditEntry|CommitAsync\(new)\(([^,]*),|\bnew\((""[a-z]+-[a-z-]+""), (?:one|entity|plan)\b")]
    private static partial Regex Record();

    [GeneratedRegex(@"Refusal\.(?:Invalid|Conflict)\(([^,)]*)[,)]")]
    private static partial Regex Refused();

    [GeneratedRegex(@"""([a-z]+(?:-[a-z]+)*)""")]
    private static partial Regex Literal();
}
