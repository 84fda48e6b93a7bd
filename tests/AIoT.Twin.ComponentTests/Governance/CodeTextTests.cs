using System.Text.RegularExpressions;
using AIoT.Twin.ComponentTests.Shell;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.ComponentTests.Governance;

/// <summary>Codes are stored and sentences are made from them, so each needs its text.</summary>
public sealed partial class CodeTextTests
{
    static readonly HashSet<string> s_texts = [.. WebSource.Keys.Values.SelectMany(keys => keys)];

    // Whose codes come as a parameter; the places that give them are searched too.
    static readonly string[] s_indirect = ["EditDashboard", "EditSignals", "ImportBook", "InsightDesk", "PersonSignIn", "SourceEdit", "TeamDesk", "WriteSignal"];

    public static TheoryData<string> Refusing => ["Governance", "Modelling", "Telemetry", "Outcomes", "Enablement", "Dashboards", "Fleet"];

    [Fact]
    public void Every_record_has_a_sentence() => Assert.DoesNotContain(Recorded, code => !s_texts.Contains($"Audit.{code}"));

    [Fact]
    public void The_search_for_records_finds_them_all()
    {
        string[] each = ["first-administrator", "member-added", "insight-acted", "widget-added", "signed-in", "signal-edited", "writes-allowed", "signals-bound", "signal-unbound", "refused"];
        Assert.Empty(each.Except(Recorded));
        var elsewhere = Files("AIoT.Twin", "AIoT.Twin.Web")
            .Where(f => !s_indirect.Contains(Path.GetFileNameWithoutExtension(f)) && Unclear().IsMatch(File.ReadAllText(f)));
        Assert.Empty(elsewhere.Select(Path.GetFileName));
    }

    [Theory, MemberData(nameof(Refusing))]
    public void Every_refusal_has_a_sentence(string module)
    {
        var codes = Codes(Files(Path.Combine("AIoT.Twin", module)), Refused());

        Assert.NotEmpty(codes);
        Assert.DoesNotContain(codes, code => !s_texts.Contains($"Refused.{code}"));
    }

    static List<string> Recorded => Codes(Files("AIoT.Twin", "AIoT.Twin.Web"), Record());

    static IEnumerable<string> Files(params string[] folders) => folders
        .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", f), "*.cs", SearchOption.AllDirectories));

    static List<string> Codes(IEnumerable<string> files, Regex mention) =>
    [
        .. mention.Matches(string.Concat(files.Select(File.ReadAllText)))
            .SelectMany(m => m.Groups.Values.Skip(1).SelectMany(g => Literal().Matches(g.Value))).Select(m => m.Groups[1].Value).Distinct(),
    ];

    [GeneratedRegex("""
        (?x)
        (?:new\sAuditEntry|CommitAsync\(new|SourceEdit\.Entry)\(([^,]*),        # said where it is written
        | \bnew\(("[a-z]+-[a-z-]+"),\s(?:one|entity|plan|source)\b             # one of several
        | ChangeAsync\(by,\s\w+,\s\w+,\s("[a-z-]+")                             # of a team, dashboard or signal
        | \bnew\(InsightState\.\w+,\s("[a-z-]+")                              # of an insight
        | RecordAsync\(by,\s\w+,\s\w+,\s("[a-z-]+") | InAsync\(\w+,\s("[a-z-]+")
        | (?:\}|null),\s("[a-z]+-[a-z]+"),\scancellationToken\)                # of a binding
        """)]
    private static partial Regex Record();

    [GeneratedRegex("""(?:new AuditEntry|CommitAsync\(new)\(\s*(?![^,]*")[^),]""")]
    private static partial Regex Unclear();

    [GeneratedRegex(@"Refusal\.(?:Invalid|Conflict)\(([^,)]*)[,)]|new Refusal\(RefusalKind\.\w+, ([^,)]*)[,)]")]
    private static partial Regex Refused();

    [GeneratedRegex(@"""([a-z]+(?:-[a-z]+)*)""")]
    private static partial Regex Literal();
}
