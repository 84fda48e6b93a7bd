using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Corrections;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Corrections;
using AIoT.Twin.Web.Telemetry.Corrections;
using AIoT.Twin.Web.Telemetry.DataQuality;
using AIoT.Twin.Web.Telemetry.Quarantine;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.ComponentTests.Telemetry;

public sealed class CorrectionsPagesTests : TwinTestContext
{
    readonly FakeCorrections _corrections = new();

    public CorrectionsPagesTests()
    {
        Services.AddSingleton<ICorrectionQueries>(_corrections);
        Services.AddSingleton<IPrincipalQueries>(new FakeAudit());
        Services.AddSingleton(new HistorianOptions());
        Services.AddSingleton<QuarantineWords>().AddSingleton<QualityWords>().AddSingleton<CorrectionWords>();
    }

    Correction Correction(params CorrectionEffect[] effects) => new(Plant.Flow.TwinId, "source:x", Clock.Now().AddMinutes(-9), Clock.Now().AddMinutes(-4))
    {
        Source = Guid.NewGuid(),
        SourceName = "PLC 4",
        From = Clock.Now().AddHours(-3),
        Through = Clock.Now().AddHours(-1),
        Signals = [new(Plant.Flow.Id, "Flow", 40, 5)],
        Effects = effects,
    };

    CorrectionEffect Effect(string kind, double? before, double? after, string unit) => new(kind, Guid.NewGuid(), "Less downtime", "/outcomes/7", [Plant.Flow.Id])
    {
        From = Clock.Now().AddDays(-9),
        To = Clock.Now().AddDays(-2),
        Before = before,
        After = after,
        Unit = unit,
        Since = Clock.Now().AddHours(-1),
        At = Clock.Now(),
    };

    static string[] Cells(IRenderedComponent<CorrectionsPage> page) => [.. page.FindAll("tbody td").Select(c => string.Join(' ', c.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    [Fact]
    public void A_correction_says_whose_from_whom_how_much_and_what_became_otherwise()
    {
        _corrections.Items.Add(Correction(Effect("kpi", 3.9, 4.2, "h"), Effect("gap", 6060, 0, "s")));

        var cells = Cells(Render<CorrectionsPage>());

        Assert.EndsWith("Flow", cells[1], StringComparison.Ordinal);
        Assert.Equal("PLC 4", cells[2]);
        Assert.Equal(["40 late, 5 changed", "not yet"], cells[4..6]);
        Assert.Contains("4.2 h, before 3.9 h", cells[6], StringComparison.Ordinal);
        Assert.Contains("is filled", cells[6], StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_that_was_not_known_before_is_no_zero()
    {
        _corrections.Items.Add(Correction(Effect("kpi", null, 4.2, "h")));

        Assert.Contains("4.2 h, before –", Cells(Render<CorrectionsPage>())[6], StringComparison.Ordinal);
    }

    [Fact]
    public void Older_ones_are_asked_for_below_where_the_page_ended()
    {
        _corrections.Items.Add(Correction());
        _corrections.Next = 77;
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/corrections?signal={Plant.Flow.Id}&before=99");

        var page = Render<CorrectionsPage>();

        Assert.Equal((Plant.Flow.Id, 99L), (_corrections.Asked!.Signal!.Value, _corrections.Asked.Below!.Value));
        Assert.Equal($"/corrections?signal={Plant.Flow.Id}&before=77", page.FindAll("a")[^1].GetAttribute("href"));
    }

    [Fact]
    public void Nothing_late_is_said_as_such() => Assert.Contains("Nothing came late", Render<CorrectionsPage>().Markup, StringComparison.Ordinal);

    [Fact]
    public void Each_value_a_time_had_is_a_row_and_says_which_counts()
    {
        var at = Clock.Now().ToMicroseconds();
        _corrections.Revisions = new(
            [new(Clock.Now(), ValueKind.Double, "Cel", [new(Sample.Of(0, at, 3), null), new(Sample.Of(0, at, 30), null) { IsCurrent = true, Received = Clock.Now(), Producer = "source:x", SourceName = "PLC 4" }])],
            null, 1, 2);

        var page = Render<RevisionsPage>(p => p.Add(x => x.Id, Plant.Flow.Id));

        var rows = page.FindAll("tbody tr").Select(r => r.Children.Select(c => c.TextContent.Trim()).ToArray()).ToArray();
        Assert.Equal([("first value", "–", "replaced"), (rows[1][3], "PLC 4", "counts")], rows.Select(r => (r[3], r[4], r[5])));
        Assert.Equal(["3.00 °C", "30.0 °C"], rows.Select(r => r[1]));
    }

    [Fact]
    public void A_signal_that_may_not_be_read_is_not_shown() =>
        Assert.Contains("may not read it", Render<RevisionsPage>(p => p.Add(x => x.Id, Plant.Flow.Id)).Markup, StringComparison.Ordinal);
}
