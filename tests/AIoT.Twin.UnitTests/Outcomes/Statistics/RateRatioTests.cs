using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.UnitTests.Outcomes.Statistics;

public sealed class RateRatioTests
{
    static List<NegativeBinomial.Count> Weeks(Draw draw, int weeks, double rate, double variation) =>
        [.. Enumerable.Range(0, weeks).Select(_ => 120 + 40 * draw.Even())
            .Select(e => new NegativeBinomial.Count(draw.Count(rate * e, variation), e))];

    [Fact]
    public void The_ratio_is_that_of_the_rates_by_exposure()
    {
        var ratio = RateRatio.Of([new(100, 1000), new(100, 1000)], [new(30, 500), new(30, 500)])!;

        Assert.Equal(0.6, ratio.Ratio.Value, 10);
        Assert.Equal(0, ratio.Dispersion);
    }

    [Fact]
    public void Counts_that_scatter_no_more_than_by_chance_get_the_Poisson_interval()
    {
        var before = Enumerable.Repeat(new NegativeBinomial.Count(15, 140), 52).ToList();
        var after = Enumerable.Repeat(new NegativeBinomial.Count(10, 140), 52).ToList();

        var ratio = RateRatio.Of(before, after)!;

        Assert.Equal(0, ratio.Dispersion);
        var half = 1.6599 * Math.Sqrt(1.0 / (52 * 15) + 1.0 / (52 * 10));
        Assert.Equal(10.0 / 15 * Math.Exp(-half), ratio.Ratio.Low, 4);
        Assert.Equal(10.0 / 15 * Math.Exp(half), ratio.Ratio.High, 4);
    }

    [Fact]
    public void Weeks_that_stray_by_a_fifth_are_seen_to_do_so()
    {
        var draw = new Draw(5);

        var dispersion = NegativeBinomial.DispersionOf([Weeks(draw, 3000, 0.1, 0.2), Weeks(draw, 3000, 0.07, 0.2)]);

        Assert.InRange(dispersion, 0.035, 0.045);
    }

    [Fact]
    public void A_side_without_any_event_has_no_ratio() =>
        Assert.Null(RateRatio.Of([new(3, 100), new(4, 100)], [new(0, 100), new(0, 100)]));

    [Theory]
    [InlineData(0.11, 0.0, 52)]
    [InlineData(0.11, 0.2, 52)]
    [InlineData(0.11, 0.5, 26)]
    [InlineData(0.03, 0.3, 12)]
    public void Nine_in_ten_intervals_hold_the_truth(double rate, double variation, int weeks)
    {
        var draw = new Draw(20);

        var held = Enumerable.Range(0, 400).Count(_ =>
            !RateRatio.Of(Weeks(draw, weeks, rate, variation), Weeks(draw, weeks, 0.7 * rate, variation))!.Ratio.Excludes(0.7));

        TestContext.Current.TestOutputHelper?.WriteLine($"{held / 4.0} %");
        Assert.InRange(held, 344, 380);
    }
}
