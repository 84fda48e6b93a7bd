using System.Text.RegularExpressions;
using AIoT.Twin.ComponentTests.Shell;
using AIoT.Twin.Modelling.Standards;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.ComponentTests.Modelling;

/// <summary>Every code of standards has a text.</summary>
public sealed partial class StandardTextTests
{
    static readonly string s_source = string.Concat(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/AIoT.Twin/Modelling/Standards"), "*.cs")
            .Append(Path.Combine(Repository.Root, "src/AIoT.Twin/Modelling/DescriptionRule.cs")).Select(File.ReadAllText));

    [Fact]
    public void Every_refusal_and_record_has_a_sentence()
    {
        var keys = WebSource.Keys["ModellingText"];
        var codes = Code().Matches(s_source).Select(m => m.Groups[1].Value).ToHashSet();

        Assert.True(codes.Count > 20);
        Assert.DoesNotContain(codes, c => !keys.Contains($"Refused.{c}") && !keys.Contains($"Audit.{c}"));
    }

    [Fact]
    public void Every_fault_kind_and_severity_has_words()
    {
        var keys = WebSource.Keys["StandardsText"];
        var faults = Code().Matches(File.ReadAllText(Path.Combine(Repository.Root, "src/AIoT.Twin/Modelling/Standards/ItemCheck.cs"))).Select(m => m.Groups[1].Value).Distinct();

        Assert.DoesNotContain(faults, f => !keys.Contains($"Missing.{f}"));
        Assert.DoesNotContain(Enum.GetNames<StandardItemKind>(), k => !keys.Contains($"Kind.{k}") || !keys.Contains($"Kind.{k}.Help"));
        Assert.DoesNotContain(Enum.GetNames<StandardSeverity>(), s => !keys.Contains($"Severity.{s}"));
    }

    [GeneratedRegex("\"((?:standard|pattern|example|description)-[a-z-]+)\"")]
    private static partial Regex Code();
}
