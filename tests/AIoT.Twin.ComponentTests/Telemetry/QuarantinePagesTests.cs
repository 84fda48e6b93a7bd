using System.Text.RegularExpressions;
using AIoT.Twin.Acquisition;
using AIoT.Twin.ComponentTests.Shell;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Writing;
using AIoT.Twin.Telemetry.Quarantine;
using AIoT.Twin.TestKit;
using AIoT.Twin.Web.Telemetry.Quarantine;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.ComponentTests.Telemetry;

public sealed partial class QuarantinePagesTests : TwinTestContext
{
    readonly FakeQuarantine _quarantine = new();

    public QuarantinePagesTests()
    {
        Services.AddSingleton<IQuarantineQueries>(_quarantine);
        Services.AddSingleton<IPrincipalQueries>(new FakeAudit());
        Services.AddSingleton(new HistorianOptions());
        Services.AddSingleton<QuarantineWords>();
        Services.AddSingleton(new RetryQuarantined(null!, null!, null!, null!, null!, null!));
        Services.AddSingleton(new DiscardQuarantined(null!, null!, null!, null!, null!));
    }

    QuarantineGroup Group(string reason, bool mayAct) => new(
        new QuarantineKey(reason, 7, Plant.Flow.Id),
        new QuarantinedFrom { Producer = "source:x", SourceName = "PLC 4", Signal = Plant.Flow.Id, SignalName = "Flow", Place = "Northfield / Line 1", Unit = "l/min", Twin = Plant.Flow.TwinId })
    {
        Kept = 1000,
        CountedOnly = 999_000,
        Since = Clock.Now().AddHours(-3),
        Until = Clock.Now(),
        Example = new QuarantinedValue("warm", 0, ValueKind.Double, 0),
        MayAct = mayAct,
    };

    QuarantinedRow Row(QuarantineGroup group, long id, long time, string? text, long others = 0) =>
        new(id, group.Key, Clock.Now(), time, new QuarantinedValue(text, 0, ValueKind.Double, 0), others);

    [Fact]
    public void A_group_says_why_whose_from_where_and_how_many()
    {
        _quarantine.Groups.Add(Group("wrong-kind", mayAct: true));
        _quarantine.Dropped.Add(new("time-in-future", 12, Clock.Now()));

        var page = Render<QuarantinePage>();

        var cells = page.FindAll("tbody td").Select(c => c.TextContent.Trim()).ToArray();
        Assert.Equal(["not a value of this signal", "Northfield / Line 1 · Flowsample", "PLC 4", "1,000,000 (1,000 kept)"], cells[..4]);
        Assert.Equal("warm", cells[6]);
        Assert.Equal($"/quarantine/wrong-kind~7~{Plant.Flow.Id:n}", page.Find("tbody a").GetAttribute("href"));
        Assert.Contains("12 were dropped", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_refused_is_said_as_such() => Assert.Contains("Nothing was refused", Render<QuarantinePage>().Markup, StringComparison.Ordinal);

    [Fact]
    public void A_value_without_a_time_that_exists_and_those_only_counted_are_shown_as_that()
    {
        var group = Group("time-in-future", mayAct: true);
        _quarantine.Groups.Add(group);
        _quarantine.Rows.Add(Row(group, 3, 0, null, others: 999_000));
        _quarantine.Rows.Add(Row(group, 2, long.MaxValue, "warm"));
        _quarantine.Rows.Add(Row(group, 1, Clock.Now().ToMicroseconds(), "21,5"));

        var page = Render<QuarantineGroupPage>(p => p.Add(x => x.Group, group.Id));

        Assert.Contains("999,000 more of this batch were only counted", page.Markup, StringComparison.Ordinal);
        Assert.Contains("no date that exists", page.Markup, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("tbody input[type=checkbox]").Count);
        Assert.NotNull(page.Find("#fix-shift"));
        page.FindAll("tbody input[type=checkbox]")[0].Change(true);
        Assert.Contains("See what would be stored (1 chosen)", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_only_look_has_nothing_to_press()
    {
        var group = Group("wrong-kind", mayAct: false);
        _quarantine.Groups.Add(group);
        _quarantine.Rows.Add(Row(group, 1, Clock.Now().ToMicroseconds(), "21,5"));

        var page = Render<QuarantineGroupPage>(p => p.Add(x => x.Group, group.Id));

        Assert.Empty(page.FindAll("button"));
        Assert.Contains("21,5", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_refusal_and_record_has_a_text()
    {
        var keys = WebSource.Keys["QuarantineText"];
        var source = string.Concat(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/AIoT.Twin/Telemetry/Quarantine"), "*.cs").Select(File.ReadAllText));
        var decoder = File.ReadAllText(Path.Combine(Repository.Root, "src/AIoT.Twin.Acquisition/Drivers/MqttDecoder.cs"));
        var reasons = typeof(QuarantineReason).GetFields().Select(f => (string)f.GetValue(null)!).Concat(DecoderReason().Matches(decoder).Select(m => m.Groups[1].Value));

        Assert.DoesNotContain(reasons.Except(["json-path-missing", "json-null", "payload-empty"]), r => !keys.Contains($"Reason.{r}"));
        Assert.DoesNotContain(Refusal().Matches(source).Select(m => m.Groups[1].Value), c => !keys.Contains($"Refused.{c}"));
        Assert.DoesNotContain(Audited().Matches(source).Select(m => m.Groups[1].Value), c => !keys.Contains($"Audit.{c}"));
        Assert.DoesNotContain(Finding().Matches(source).Select(m => m.Groups[1].Value), c => !keys.Contains($"Check.{c}"));
    }

    [GeneratedRegex("=> \"([a-z0-9-]+)\"")]
    private static partial Regex DecoderReason();

    [GeneratedRegex("Refusal\\.(?:Invalid|Conflict)\\(\"([a-z-]+)\"")]
    private static partial Regex Refusal();

    [GeneratedRegex("Entry\\(\"([a-z-]+)\"")]
    private static partial Regex Audited();

    [GeneratedRegex("\"(quarantine-(?:empty|growing|waiting))\"")]
    private static partial Regex Finding();
}
