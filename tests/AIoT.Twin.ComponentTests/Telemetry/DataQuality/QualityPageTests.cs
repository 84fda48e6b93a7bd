using System.Text.RegularExpressions;
using AIoT.Twin.Acquisition;
using AIoT.Twin.ComponentTests.Shell;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.DataQuality;
using AIoT.Twin.TestKit;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Telemetry.DataQuality;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.ComponentTests.Telemetry.DataQuality;

public sealed partial class QualityPageTests : TwinTestContext
{
    readonly FakeQuality _quality;

    public QualityPageTests()
    {
        _quality = new FakeQuality(Plant);
        Services.AddSingleton<IQualityQueries>(_quality);
        Services.AddSingleton<QualityWords>();
        Services.AddSingleton(new SetSignalRule(null!, null!, Plant));
    }

    [Fact]
    public void The_first_sentence_says_how_many_cannot_be_trusted_and_how_many_use_cases_that_hurts()
    {
        Add(Plant.Flow, 0, Stuck());
        Add(Plant.Power, 70, new QualityReason(QualityKind.Clock) { SinceEarliest = Clock.Now().AddHours(-1), Magnitude = 0.12 });
        Add(Plant.OvenPower, 100);
        Add(Plant.Running, null, new QualityReason(QualityKind.NeverSeen));
        _quality.Hurt.Add(new HurtUse("use-case", "Save gas", "/outcomes/1", [Plant.Flow.Id]));

        var page = Render<QualityPage>();

        Assert.Contains("1 of 4 signals cannot be trusted; 1 use case is hurt.", page.Find("p.sum").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 more are in doubt, 1 are unknown", page.Find("p.sum").TextContent, StringComparison.Ordinal);
        Assert.Contains("Save gas", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_says_why_with_its_unit_since_when_and_leads_to_the_trend_of_that_time()
    {
        Add(Plant.Flow, 0, Stuck());

        var row = Render<QualityPage>().Find("table.twin-table tbody tr");

        Assert.Contains($"shows exactly 4.2 {UnitText.Of(Plant.Flow.Unit)}; it never stood still longer than 12 min 0 s", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("13:00 CET", row.TextContent, StringComparison.Ordinal);
        Assert.NotNull(row.QuerySelector($"a[href='/trends?pens={Plant.Flow.Id}&range=now-30d']"));
        Assert.NotNull(row.QuerySelector($"a[href='/quality/signals/{Plant.Flow.Id}']"));
    }

    [Fact]
    public void The_place_and_the_reason_in_the_address_narrow_the_list()
    {
        Add(Plant.Flow, 0, Stuck());
        Add(Plant.OvenPower, 70, new QualityReason(QualityKind.Clock) { Magnitude = 0.12 });
        var navigation = Services.GetRequiredService<NavigationManager>();

        navigation.NavigateTo($"/quality?twin={Plant.Oven.Id}");
        var oven = Render<QualityPage>();
        Assert.Contains("None of 1 signals is known to be wrong.", oven.Markup, StringComparison.Ordinal);
        Assert.Single(oven.FindAll("table.twin-table tbody tr"));

        navigation.NavigateTo("/quality?kind=Stuck");
        Assert.Equal([Plant.Flow.Name], Render<QualityPage>().FindAll("table.twin-table tbody a[href^='/quality/signals']").Select(a => a.TextContent));
    }

    [Fact]
    public void Places_come_worst_first_with_what_is_known_of_them_and_unknown_is_no_hundred()
    {
        Add(Plant.Flow, 0, Stuck());
        Add(Plant.Power, 100);
        Add(Plant.OvenPower, null, new QualityReason(QualityKind.NotBound));
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo($"/quality?twin={Plant.Tree.Find(Plant.Oven.Id)!.ParentId}");

        var rows = Render<QualityPage>().FindAll("section:last-of-type table tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent.Trim())).ToList();

        Assert.Equal([["Filler", "50.0", "1", "2 / 2"], ["Oven", "–", "0", "0 / 1"]], rows);
    }

    [Fact]
    public void Days_of_which_nothing_is_known_are_empty_in_the_strip()
    {
        Add(Plant.Flow, 100);

        var days = Render<QualityPage>().FindAll("ol.strip li");

        Assert.Equal((30, 20), (days.Count, days.Count(d => d.HasAttribute("data-unknown"))));
        Assert.Contains("100 of 100", days[^1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signal_shows_what_each_check_compares_and_how_far_it_has_learnt()
    {
        Add(Plant.Flow, 0, Stuck());
        _quality.Checks.Add(new CheckReading(QualityKind.Gap, CheckState.Passes) { Limit = 60, Unit = "s" });
        _quality.Checks.Add(new CheckReading(QualityKind.Flat, CheckState.Learning) { Learnt = 0.25, Limit = 0.3, Unit = Plant.Flow.Unit });
        _quality.Checks.Add(new CheckReading(QualityKind.Rate, CheckState.NotAsked) { OtherLimit = 2, Unit = "m3/h/s" });

        var page = Render<QualitySignalPage>(p => p.Add(s => s.Id, Plant.Flow.Id));
        var rows = page.FindAll("table.twin-table tbody tr").Select(r => r.TextContent).ToList();

        Assert.Contains("a value every 1 min 0 s", rows[0], StringComparison.Ordinal);
        Assert.Contains("cannot judge yet: 25 % of what it needs", rows[1], StringComparison.Ordinal);
        Assert.Contains("no limit set; 2 m³/h/s is the most seen", rows[2], StringComparison.Ordinal);
        Assert.Equal("1.5", page.Find("#rule-low").GetAttribute("value"));
    }

    [Fact]
    public void Who_may_not_change_limits_sees_no_form()
    {
        Add(Plant.Flow, 100);
        _quality.MayEdit = false;

        Assert.Empty(Render<QualitySignalPage>(p => p.Add(s => s.Id, Plant.Flow.Id)).FindAll("form"));
    }

    [Fact]
    public void A_twin_says_how_its_sensors_do_and_nothing_where_it_has_none()
    {
        Add(Plant.Flow, 0, Stuck());
        Add(Plant.Power, 100);

        Assert.Contains("1 cannot be trusted", Render<SensorHealth>(p => p.Add(h => h.Twin, Plant.Filler.Id)).Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("status", Render<SensorHealth>(p => p.Add(h => h.Twin, Plant.Oven.Id)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_standing_state_and_refusal_has_a_text()
    {
        var keys = WebSource.Keys["DataQualityText"];
        var refusals = Codes().Matches(File.ReadAllText(Path.Combine(Repository.Root, "src/AIoT.Twin/Telemetry/DataQuality/SetSignalRule.cs"))).Select(m => $"Refused.{m.Groups[1].Value}").ToList();

        Assert.True(refusals.Count >= 6);
        Assert.Empty(refusals.Except(keys));
        Assert.Empty(Enum.GetNames<QualityKind>().Select(k => $"Kind.{k}").Except(keys));
        Assert.Empty(Enum.GetNames<Standing>().Select(k => $"Standing.{k}").Except(keys));
        Assert.Empty(Enum.GetNames<CheckState>().Select(k => $"State.{k}").Except(keys));
        var words = Services.GetRequiredService<QualityWords>();
        Assert.All(Enum.GetValues<QualityKind>(), kind => Assert.DoesNotContain("Reason.", words.Of(new QualityReason(kind) { Magnitude = 1, Limit = 2 }, "Cel"), StringComparison.Ordinal));
    }

    QualityReason Stuck() => new(QualityKind.Stuck) { SinceEarliest = Clock.Now().AddDays(-6), SinceLatest = Clock.Now().AddDays(-6), Magnitude = 4.2, Limit = 720, Unit = "m3/h" };

    void Add(SignalNode signal, int? points, params IReadOnlyList<QualityReason> reasons) =>
        _quality.Signals.Add(new SignalQuality(signal, Plant.Tree.PathOf(signal.TwinId), points, reasons) { IsSample = true });

    [GeneratedRegex("\"(quality-(?!rule)[a-z-]+)\", \"")]
    private static partial Regex Codes();
}
