using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.UnitTests.Outcomes.Statistics;

public sealed class EnergyFitTests
{
    static readonly DateOnly s_start = new(2024, 1, 1);

    static List<EnergyDay> Days(Draw draw, int from, int count, double noise, double persistence, double saving = 0)
    {
        var (days, carried) = (new List<EnergyDay>(), draw.Normal());
        for (var i = from; i < from + count; i++)
        {
            carried = persistence * carried + Math.Sqrt(1 - persistence * persistence) * draw.Normal();
            var temperature = 9.5 - 9.5 * Math.Cos(2 * Math.PI * (i - 18) / 365.25) + 3 * draw.Normal();
            var units = 600_000 + 200_000 * draw.Even();
            var energy = 9000 + 0.02 * units + 380 * Math.Max(0, 15 - temperature) + 420 * Math.Max(0, temperature - 20);
            days.Add(new(s_start.AddDays(i), energy * (1 - saving) * (1 + noise * carried), units, temperature));
        }

        return days;
    }

    [Fact]
    public void The_planted_balance_points_and_slopes_are_found()
    {
        var model = EnergyFit.Of(Days(new(3), 0, 365, 0.005, 0), units: true, weather: true, BalanceGrid.Celsius)!;

        Assert.Equal(new EnergyTerms(true, 15, 20), model.Terms);
        Assert.Equal(0.02, model.PerUnit!.Value, 3);
        Assert.InRange(model.PerHeatingDegree!.Value, 370, 390);
        Assert.InRange(model.PerCoolingDegree!.Value, 405, 435);
        Assert.InRange(model.CvRmse, 0.004, 0.006);
    }

    [Fact]
    public void A_site_without_weather_gets_none()
    {
        var draw = new Draw(4);
        var days = Enumerable.Range(0, 365).Select(
            i => new EnergyDay(s_start.AddDays(i), 500 + 20 * draw.Normal(), 0, 10 + 10 * draw.Normal())).ToList();

        var model = EnergyFit.Of(days, units: false, weather: false, BalanceGrid.Celsius)!;

        Assert.Equal(new EnergyTerms(false, null, null), model.Terms);
        Assert.Equal(days.Average(d => d.Energy), model.Predict(days[0]), 6);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.35)]
    [InlineData(0.6)]
    public void Nine_in_ten_intervals_hold_the_saving(double persistence)
    {
        var draw = new Draw(11);
        var coarse = new BalanceGrid(13, 22, 1.5);

        var held = Enumerable.Range(0, 80).Count(_ =>
        {
            var model = EnergyFit.Of(Days(draw, 0, 365, 0.025, persistence), true, true, coarse)!;
            var reporting = Days(draw, 365, 365, 0.025, persistence, 0.12);
            var truth = reporting.Sum(d => 9000 + 0.02 * d.Units + 380 * Math.Max(0, 15 - d.Temperature) + 420
                * Math.Max(0, d.Temperature - 20)) * 0.12;
            return !model.PredictSum(reporting).Saving(reporting.Sum(d => d.Energy)).Excludes(truth);
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{held / 0.8} %");
        Assert.InRange(held, 64, 80);
    }
}
