using AIoT.Twin.SamplePlant;
using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.UnitTests.SamplePlant;

public sealed class PlantedEnergyTests
{
    [Theory]
    [MemberData(nameof(Plants.InstallationDays), MemberType = typeof(Plants))]
    public void The_saving_is_twelve_percent_and_its_interval_leaves_the_target_out(string installed)
    {
        var site = Plants.Lindau(installed);
        var baseline = Enumerable.Range(-365, 365).ToList();
        var reporting = Enumerable.Range(0, 364).ToList();
        var fit = LinearFit.Of([.. baseline.Select(d => Row(site, d))], [.. baseline.Select(d => Energy(site, d))]);
        var predicted = reporting.Sum(d => Row(site, d).Zip(fit, (x, b) => x * b).Sum());
        var saving = 1 - reporting.Sum(d => Energy(site, d)) / predicted;
        var error = Math.Sqrt(baseline.Average(d => Math.Pow(Energy(site, d) - Row(site, d).Zip(fit, (x, b) => x * b).Sum(), 2)));
        // Days are alike to their neighbours, so a year is worth fewer of them than it has; a third is a safe figure.
        var half = 1.645 * error / (predicted / reporting.Count) * Math.Sqrt(2 / (reporting.Count / 3.0));

        Assert.InRange(saving, PlantedTruths.EnergySaving - 0.01, PlantedTruths.EnergySaving + 0.01);
        Assert.True(saving + half < PlantedTruths.EnergyTarget - 0.01, $"{saving:p2} ± {half:p2}");
        Assert.True(saving - half > 0.05);
    }

    [Fact]
    public void The_meters_total_is_the_sum_of_its_quarters()
    {
        var site = Plants.Lindau(Plants.Usual);
        var from = site.Calendar.StartOfDay(100);
        var to = site.Calendar.StartOfDay(103);

        var quarters = 0.0;
        for (var t = from; t < to; t += Us.Quarter)
            quarters += site.Energy.InQuarter(t);

        Assert.Equal(quarters, site.Energy.TotalAt(to) - site.Energy.TotalAt(from), 0.01);
    }

    [Fact]
    public void A_lines_counter_is_the_sum_of_its_quarters_and_never_falls()
    {
        var line = Plants.Lindau(Plants.Usual).Lines[1];
        var from = line.Calendar.StartOfDay(-3);
        var (sum, last) = (0L, line.UnitsAt(from));
        for (var t = from; t < from + 6 * Us.Day; t += Us.Quarter)
        {
            sum += line.UnitsInQuarter(t);
            Assert.True(line.UnitsAt(t + Us.Quarter) >= last);
            last = line.UnitsAt(t + Us.Quarter);
        }

        Assert.Equal(last - line.UnitsAt(from), sum);
        Assert.True(sum > 600_000);
    }

    static double Energy(SiteModel site, int day)
    {
        var sum = 0.0;
        for (var t = site.Calendar.StartOfDay(day); t < site.Calendar.StartOfDay(day + 1); t += Us.Quarter)
            sum += site.Energy.InQuarter(t);
        return sum;
    }

    static double[] Row(SiteModel site, int day)
    {
        var (from, to) = (site.Calendar.StartOfDay(day), site.Calendar.StartOfDay(day + 1));
        var mean = site.Weather.MeanOfDay(day);
        return [1, site.Lines.Sum(l => l.UnitsAt(to) - l.UnitsAt(from)), Math.Max(0, 15 - mean), Math.Max(0, mean - 20)];
    }
}
