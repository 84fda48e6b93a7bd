using AIoT.Twin.ComponentTests.Shell;
using AIoT.Twin.Enablement.Adoption;
using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.ModelOps.Registry;
using AIoT.Twin.ModelOps.Watching;

namespace AIoT.Twin.ComponentTests.Enablement;

public sealed class EnablementTextTests
{
    public static TheoryData<string, string> Asked =>
    [
        .. Enum.GetNames<InsightState>().Select(s => ("EnablementText", $"State.{s}")),
        .. Enum.GetNames<InsightState>().Skip(2).Select(s => ("EnablementText", $"Step.{s}")),
        .. Enum.GetNames<DismissReason>().Select(r => ("EnablementText", $"Reason.{r}")),
        .. Enum.GetNames<WeekOutcome>().Select(o => ("EnablementText", $"Outcome.{o}")),
        .. Codes.SelectMany(c => ((string, string)[])[("EnablementText", $"Insight.{c}"), ("EnablementText", $"Insight.{c}.Do")]),
        .. Enum.GetNames<FindingCause>().Select(c => ("ModelOpsText", $"Cause.{c}")),
        .. Enum.GetNames<ModelHealth>().Select(h => ("ModelOpsText", $"Health.{h}")),
        .. Refusals.Select(r => ("EnablementText", $"Refused.{r}")),
    ];

    static IEnumerable<string> Codes => ["behaviour-changed.level", "behaviour-changed.spread", "sensor-suspect.apart", "sensor-suspect.stuck"];

    static IEnumerable<string> Refusals =>
        ["already-decided", "already-delivered", "already-member", "found-missing", "insight-closed", "shift-invalid", "shift-twice", "too-long"];

    [Theory]
    [MemberData(nameof(Asked))]
    public void Every_code_has_a_text(string file, string key) => Assert.Contains(key, WebSource.Keys[file]);

    [Theory]
    [InlineData("EnablementText")]
    [InlineData("ModelOpsText")]
    public void No_text_says_what_plants_do_not_say(string file)
    {
        var forbidden = new[] { "p-value", "σ", "idempotent", "epoch", "chunk", "journal" };

        Assert.DoesNotContain(File.ReadAllLines(WebSource.Files(".resx").Single(f => f.EndsWith($"{file}.resx", StringComparison.Ordinal))), line => forbidden.Any(line.Contains));
    }
}
