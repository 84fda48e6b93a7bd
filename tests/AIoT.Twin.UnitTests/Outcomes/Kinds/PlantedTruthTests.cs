using AIoT.Twin.Outcomes;
using AIoT.Twin.Outcomes.Kinds;

namespace AIoT.Twin.UnitTests.Outcomes.Kinds;

/// <summary>Plants of known truth, many of them: how often each verdict is given.</summary>
public sealed class PlantedTruthTests
{
    static readonly DateOnly s_from = new(2024, 9, 30);
    static readonly DateOnly s_change = s_from.AddDays(7 * 53);

    static async Task<List<KpiValue>> DowntimeAsync(int plants, double change, double target)
    {
        var values = new List<KpiValue>();
        for (var seed = 1; seed <= plants; seed++)
        {
            var plant = new Plant();
            new PlantMaker(plant, seed).States(plant.State, s_from, 106, s_change, change);
            values.Add(await new UnplannedDowntimeKpi(plant.History)
                .ComputeAsync(plant.At(plant.Downtime(s_from, s_change, target), s_change.AddDays(7 * 53)),
                TestContext.Current.CancellationToken));
        }

        Report(values);
        return values;
    }

    static void Report(List<KpiValue> values)
    {
        foreach (var group in values.GroupBy(v => v.Verdict).OrderByDescending(g => g.Count()))
        {
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{group.Key.Change} + {group.Key.Target}: {100.0 * group.Count() / values.Count:0} %");
        }

        var first = values[0];
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"first: {first.Baseline.Value:0.00} -> {first.Reporting.Value:0.00} {first.Change} P {first.TargetProbability:0.00} known {first.Reporting.KnownShare:p1}");
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join("; ", first.Notes.Select(n => n.Code)) + " | " + string.Join("; ", first.Showings));
    }

    [Fact]
    public async Task A_third_less_against_thirty_percent_is_verified_and_mostly_open()
    {
        var values = await DowntimeAsync(25, -0.35, -0.30);

        Assert.InRange(values.Count(v => v.Verdict.Change is ChangeVerdict.Verified), 23, 25);
        Assert.InRange(values.Count(v => v.Verdict.Target is TargetVerdict.Open), 16, 25);
        Assert.InRange(values.Count(v => v.Verdict.Target is TargetVerdict.Missed), 0, 2);
    }

    [Fact]
    public async Task Five_percent_less_is_mostly_not_verified_yet()
    {
        var values = await DowntimeAsync(25, -0.05, -0.20);

        Assert.InRange(values.Count(v => v.Verdict.Change is ChangeVerdict.NotYet), 17, 25);
        Assert.InRange(values.Count(v => v.Verdict.Change is ChangeVerdict.Worse), 0, 3);
    }

    [Fact]
    public async Task No_change_is_called_one_in_at_most_about_one_case_of_ten()
    {
        var values = await DowntimeAsync(25, 0, -0.20);

        Assert.InRange(values.Count(v => v.Verdict.Change is not ChangeVerdict.NotYet), 0, 6);
        Assert.All(values, v => Assert.NotEqual(TargetVerdict.Reached, v.Verdict.Target));
    }

    [Fact]
    public async Task Twelve_percent_of_energy_against_fifteen_is_verified_and_missed()
    {
        var values = new List<KpiValue>();
        for (var seed = 1; seed <= 8; seed++)
        {
            var plant = new Plant();
            new PlantMaker(plant, seed).Energy(s_from, 7 * 106, s_change, 0.12);
            values.Add(await new SpecificEnergyKpi(plant.History)
                .ComputeAsync(plant.At(plant.SpecificEnergy(s_from, s_change), s_change.AddDays(7 * 53)),
                TestContext.Current.CancellationToken));
        }

        Report(values);
        Assert.All(values, v => Assert.Equal(new(ChangeVerdict.Verified, TargetVerdict.Missed), v.Verdict));
        Assert.InRange(values.Count(v => v.Change!.Value.Excludes(-0.12)), 0, 3);
    }
}
