using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.UnitTests.Outcomes.Statistics;

public sealed class ShowableTests
{
    // Five stops a week whose lengths have a variation of 1.5: (1 + 1.5²) / 5.
    const double FewLongStops = 0.65;

    [Fact]
    public void A_third_less_of_few_long_stops_takes_about_a_year()
    {
        Assert.InRange(Showable.WeeksFor(0.38, FewLongStops, 52, perEvent: true)!.Value, 35, 52);
        Assert.InRange(Showable.WeeksFor(0.45, FewLongStops, 52, perEvent: true)!.Value, 16, 34);
    }

    [Fact]
    public void A_small_reduction_of_few_long_stops_cannot_be_shown_within_a_year() =>
        Assert.Null(Showable.WeeksFor(0.15, FewLongStops, 52, perEvent: true));

    [Fact]
    public void Nothing_is_judged_on_fewer_than_eight_weeks() => Assert.Equal(8, Showable.WeeksFor(0.6, 0.05, 52, perEvent: true));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.2)]
    public void No_reduction_cannot_be_shown(double reduction) => Assert.Null(Showable.WeeksFor(reduction, 0.1, 52, perEvent: true));
}
