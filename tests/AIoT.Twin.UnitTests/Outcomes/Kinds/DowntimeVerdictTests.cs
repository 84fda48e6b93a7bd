using AIoT.Twin.Outcomes;
using AIoT.Twin.Outcomes.Kinds;

namespace AIoT.Twin.UnitTests.Outcomes.Kinds;

public sealed class DowntimeVerdictTests
{
    static readonly DateOnly s_from = new(2024, 9, 30);

    readonly Plant _plant = new();

    static DateOnly Week(int number) => s_from.AddDays(7 * number);

    PlantMaker Maker(int seed = 3) => new(_plant, seed);

    async Task<KpiValue> ComputeAsync(KpiDefinition kpi, int weeksFromStart) =>
        await new UnplannedDowntimeKpi(_plant.History)
            .ComputeAsync(_plant.At(kpi, Week(weeksFromStart)), TestContext.Current.CancellationToken);

    [Fact]
    public async Task Before_the_change_it_says_what_can_be_shown_and_when()
    {
        Maker().States(_plant.State, s_from, 52, Week(52), 0);

        var value = await ComputeAsync(_plant.Downtime(s_from, Week(52)), 52);

        Assert.Equal(Judgement.NotStarted, value.Verdict);
        Assert.InRange(value.Showings.Single(s => s is { Measure: "hours", Change: -0.3 }).Weeks!.Value, 8, 52);
        Assert.Null(value.Showings.Single(s => s is { Measure: "hours", Change: -0.15 }).Weeks);
    }

    [Fact]
    public async Task Seven_weeks_cannot_be_judged_and_eight_can()
    {
        Maker().States(_plant.State, s_from, 60, Week(52), -0.35);
        var kpi = _plant.Downtime(s_from, Week(52));

        var seven = await ComputeAsync(kpi, 59);
        var eight = await ComputeAsync(kpi, 60);

        Assert.Equal(Judgement.CannotJudge, seven.Verdict);
        Assert.Equal(("reporting", "7"), (seven.Notes.Single(n => n.Code == KpiNote.TooFewWeeks)
            .Arguments["side"], seven.Notes.Single(n => n.Code == KpiNote.TooFewWeeks).Arguments["known"]));
        Assert.NotEqual(ChangeVerdict.CannotJudge, eight.Verdict.Change);
    }

    [Fact]
    public async Task A_baseline_of_few_weeks_is_said_to_be_short()
    {
        Maker().States(_plant.State, s_from, 40, Week(20), -0.35);

        var note = (await ComputeAsync(_plant.Downtime(s_from, Week(20)), 40)).Notes.Single(n => n.Code == KpiNote.BaselineShort);

        Assert.Equal(("20", "26"), (note.Arguments["known"], note.Arguments["needed"]));
    }

    [Fact]
    public async Task More_downtime_than_before_reads_worse()
    {
        Maker().States(_plant.State, s_from, 104, Week(52), 0.6);

        Assert.Equal(new(ChangeVerdict.Worse, TargetVerdict.Missed), (await ComputeAsync(_plant.Downtime(s_from, Week(52)), 104)).Verdict);
    }

    [Fact]
    public async Task No_stop_at_all_reaches_the_target_with_a_bound_and_not_with_certainty()
    {
        Maker().States(_plant.State, s_from, 72, Week(52), -1);

        var value = await ComputeAsync(_plant.Downtime(s_from, Week(52)), 72);

        Assert.Equal(new(ChangeVerdict.Verified, TargetVerdict.Reached), value.Verdict);
        Assert.Equal(-1, value.Change!.Value.Value);
        Assert.InRange(value.Change!.Value.High, -0.995, -0.98);
    }

    [Fact]
    public async Task A_baseline_that_ended_badly_is_told_with_and_without_its_last_quarter()
    {
        Maker().States(_plant.State, s_from, 104, Week(39), 0, stopsPerWeek: 10);
        var worse = new Plant();
        new PlantMaker(worse, 8).States(worse.State, s_from, 39, Week(39), 0, 10);
        new PlantMaker(worse, 9).States(worse.State, Week(39), 13, Week(200), 0, 25);
        new PlantMaker(worse, 10).States(worse.State, Week(52), 52, Week(200), 0, 10);

        var value = await new UnplannedDowntimeKpi(worse.History)
            .ComputeAsync(worse.At(worse.Downtime(s_from, Week(52)), Week(104)), TestContext.Current.CancellationToken);
        var even = await ComputeAsync(_plant.Downtime(s_from, Week(52)), 104);

        var note = value.Notes.Single(n => n.Code == KpiNote.ReturnToNormal);
        Assert.InRange(double.Parse(note.Arguments["with"], System.Globalization.CultureInfo.InvariantCulture), -0.5, -0.1);
        Assert.InRange(double.Parse(note.Arguments["without"], System.Globalization.CultureInfo.InvariantCulture), -0.15, 0.2);
        Assert.DoesNotContain(even.Notes, n => n.Code == KpiNote.ReturnToNormal);
    }

    [Fact]
    public async Task An_untouched_line_that_improved_too_is_named()
    {
        Maker(1).States(_plant.State, s_from, 104, Week(52), -0.4);
        Maker(2).States(_plant.OtherState, s_from, 104, Week(52), -0.4);
        var kpi = _plant.Downtime(s_from, Week(52)) with
        {
            Inputs = [new("state", _plant.State),
            new("state", _plant.OtherState, Comparison: true)]
        };

        var value = await ComputeAsync(kpi, 104);

        Assert.Contains(value.Notes, n => n.Code == KpiNote.ComparisonChanged);
        Assert.DoesNotContain(value.Notes, n => n.Code == KpiNote.NoComparison);
        Assert.NotEmpty(value.Tables.Single(t => t.Name == "comparison-weeks").Rows);
    }

    [Fact]
    public async Task Money_is_the_hours_avoided_in_two_figures_with_their_range()
    {
        Maker().States(_plant.State, s_from, 104, Week(52), -0.35);

        var value = await ComputeAsync(_plant.Downtime(s_from, Week(52)) with { UnitValue = new(1000, "EUR") }, 104);

        var avoided = (value.Figures.Single(f => f.Code == "hours-per-week-before")
            .Value - value.Figures.Single(f => f.Code == "hours-per-week-after").Value)!.Value * 365.25 / 7 * 1000;
        Assert.Equal((double)value.Money!.PerYear, avoided, 0.06 * avoided);
        Assert.Equal(0, value.Money.PerYear % 1000);
        Assert.True(value.Money.Low < value.Money.PerYear && value.Money.PerYear < value.Money.High);
    }

    [Fact]
    public async Task The_same_data_give_the_same_value()
    {
        Maker().States(_plant.State, s_from, 104, Week(52), -0.35);
        var kpi = _plant.Downtime(s_from, Week(52));

        Assert.Equal((await ComputeAsync(kpi, 104)).Change, (await ComputeAsync(kpi, 104)).Change);
    }
}
