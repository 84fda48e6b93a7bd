using AIoT.Twin.Outcomes;
using AIoT.Twin.Outcomes.Kinds;

namespace AIoT.Twin.UnitTests.Outcomes.Kinds;

public sealed class SpecificEnergyKpiTests
{
    static readonly DateOnly s_from = new(2024, 9, 30);
    static readonly DateOnly s_change = s_from.AddDays(365);

    readonly Plant _plant = new();

    async Task<KpiValue> ComputeAsync(KpiDefinition? kpi = null, int days = 730) =>
        await new SpecificEnergyKpi(_plant.History)
            .ComputeAsync(_plant.At(kpi ?? _plant.SpecificEnergy(s_from, s_change), s_from.AddDays(days)),
            TestContext.Current.CancellationToken);

    void Make(int days = 730, double saving = 0.12) => new PlantMaker(_plant, 4).Energy(s_from, days, s_change, saving);

    static double? Figure(KpiValue value, string code) => value.Figures.Single(f => f.Code == code).Value;

    [Fact]
    public async Task The_saving_is_predicted_less_measured_with_its_interval()
    {
        Make();

        var value = await ComputeAsync();
        var saving = value.Figures.Single(f => f.Code == "saving");

        Assert.Equal((Figure(value, "predicted") - Figure(value, "measured"))!.Value, saving.Value!.Value, 6);
        Assert.False(saving.Range!.Value.Excludes(0.12 * Figure(value, "predicted")!.Value));
        Assert.InRange(Figure(value, "cv-rmse")!.Value, 2, 3);
        Assert.Equal(365, Figure(value, "baseline-days"));
        Assert.InRange(Figure(value, "kwh-per-unit")!.Value, 0.0195, 0.0225);
    }

    [Fact]
    public async Task The_raw_figure_is_energy_over_units_of_the_same_days()
    {
        Make();

        var value = await ComputeAsync();
        var days = value.Tables.Single();
        var baseline = days.Rows.Where(r => (string?)r[1] == "baseline").ToList();

        Assert.Equal(baseline.Sum(r => (double)r[3]!) / baseline.Sum(r => (double)r[4]!), Figure(value, "per-unit-before-raw")!.Value, 9);
    }

    [Fact]
    public async Task Every_day_has_its_row_and_the_sum_of_rows_is_the_saving()
    {
        Make();

        var value = await ComputeAsync();
        var saved = value.Tables.Single().Rows.Where(r => (string?)r[1] == "reporting").Sum(r => (double)r[9]!);

        Assert.Equal(365, value.Tables.Single().Rows.Count(r => (string?)r[1] == "reporting"));
        Assert.Equal(Figure(value, "saving")!.Value, saved, 4);
    }

    [Fact]
    public async Task What_happened_after_the_change_never_moves_the_baseline()
    {
        Make();
        var before = (await ComputeAsync()).Model!;

        new PlantMaker(_plant, 99).Energy(s_change, 365, s_change, 0.5);
        var after = (await ComputeAsync()).Model!;

        Assert.Equal((before.Version, before.PerUnit, before.CvRmse), (after.Version, after.PerUnit, after.CvRmse));
    }

    [Fact]
    public async Task The_model_is_handed_on_with_its_residuals()
    {
        Make();

        var model = (await ComputeAsync()).Model!;

        Assert.Equal(730, model.Residuals.Count);
        Assert.Equal(0, model.Residuals.Take(365).Sum(r => r.Value), 3);
        Assert.True(model.Residuals.Skip(365).Average(r => r.Value) < 0);
        Assert.Equal(8, model.Version.Length);
    }

    [Fact]
    public async Task A_baseline_without_a_summer_names_the_months_and_gives_no_money()
    {
        Make(500);
        var kpi = _plant.SpecificEnergy(s_from, s_from.AddDays(200)) with { UnitValue = new(0.19m, "EUR") };

        var value = await ComputeAsync(kpi, 500);

        Assert.Equal("5,6,7,8,9", value.Notes.Single(n => n.Code == KpiNote.SeasonsMissing).Arguments["months"]);
        Assert.Null(value.Money);
    }

    [Fact]
    public async Task Money_of_a_full_year_is_the_saving_of_a_year()
    {
        Make();

        var value = await ComputeAsync(_plant.SpecificEnergy(s_from, s_change) with { UnitValue = new(0.19m, "EUR") });

        Assert.Equal(0.19 * Figure(value, "saving")!.Value, (double)value.Money!.PerYear, 0.06 * (double)value.Money.PerYear);
    }

    [Fact]
    public async Task A_day_without_units_is_left_out_and_counted()
    {
        Make(500);
        var silent = new Plant();
        new PlantMaker(silent, 4).Energy(s_from, 500, s_change, 0.12);
        var kpi = silent.SpecificEnergy(s_from, s_change) with
        {
            Inputs = [new("energy", silent.Energy), new("units", silent.EnergyTotal),
            new("outdoor-temperature", silent.Outdoor)]
        };

        var value = await new SpecificEnergyKpi(silent.History)
            .ComputeAsync(silent.At(kpi, s_from.AddDays(500)), TestContext.Current.CancellationToken);

        Assert.Equal((Judgement.CannotJudge, 0), (value.Verdict, value.Baseline.Known));
        Assert.Null(value.Baseline.Value);
        Assert.Equal(silent.EnergyTotal.ToString(), value.Notes.Single(n => n.Code == KpiNote.Silent).Arguments["signal"]);
    }

    [Fact]
    public async Task A_counter_gives_the_same_days_as_the_energy_it_counts()
    {
        Make(400);
        var total = 5000.0;
        foreach (var hour in Enumerable.Range(-24, 400 * 24))
        {
            var time = _plant.SiteCalendar.StartOf(s_from) + hour * 3_600_000_000L;
            _plant.History.Add(_plant.EnergyTotal, time - 1, total);
            var hourly = await _plant.History.SamplesAsync(_plant.Energy, time, time + 1, 1, TestContext.Current.CancellationToken);
            total += hourly is [var sample] ? sample.Value : 10;
        }

        var counted = await ComputeAsync(_plant.SpecificEnergy(
            s_from, s_change) with
        {
            Inputs = [new("energy", _plant.EnergyTotal), new("units", _plant.Units),
            new("outdoor-temperature", _plant.Outdoor)]
        }, 390);
        var summed = await ComputeAsync(days: 390);

        Assert.Equal(summed.Model!.Residuals.Count, counted.Model!.Residuals.Count);
        Assert.All(summed.Model.Residuals.Zip(counted.Model.Residuals), pair => Assert.Equal(pair.First.Measured, pair.Second.Measured, 3));
    }
}
