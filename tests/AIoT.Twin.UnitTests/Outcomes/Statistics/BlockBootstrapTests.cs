using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.UnitTests.Outcomes.Statistics;

public sealed class BlockBootstrapTests
{
    static List<BlockBootstrap.Week> Weeks(Draw draw, int weeks, double stops, double hours, double variation, double change = 1) =>
    [
        .. Enumerable.Range(0, weeks).Select(_ => new BlockBootstrap.Week(
            Enumerable.Range(0, draw.Count(stops * change, 0.2)).Sum(_ => draw.LogNormal(hours, variation)), 140)),
    ];

    [Fact]
    public void Equal_data_give_an_equal_interval()
    {
        var (before, after) = (Weeks(new(1), 52, 15, 0.27, 1.5), Weeks(new(2), 52, 10, 0.27, 1.5));

        Assert.Equal(BlockBootstrap.Compare(before, after)!.Ratio, BlockBootstrap.Compare([.. before], [.. after])!.Ratio);
    }

    [Fact]
    public void The_ratio_is_that_of_the_hours_by_planned_busy_time()
    {
        var comparison = BlockBootstrap.Compare([new(4, 100), new(8, 200), new(4, 100)], [new(2, 100), new(2, 100), new(2, 100)])!;

        Assert.Equal(0.5, comparison.Ratio.Value, 12);
        Assert.Equal(-0.02, comparison.Difference.Value, 12);
    }

    [Fact]
    public void A_side_without_any_hour_has_no_ratio() => Assert.Null(BlockBootstrap.Compare([new(4, 100)], [new(0, 100)]));

    [Theory]
    [InlineData(15, 0.27, 1.5, 52)]
    [InlineData(5, 0.8, 1.5, 52)]
    [InlineData(15, 0.27, 1.5, 26)]
    [InlineData(5, 0.8, 1.5, 12)]
    public void About_nine_in_ten_intervals_hold_the_truth(double stops, double hours, double variation, int weeks)
    {
        var draw = new Draw(8);

        var held = Enumerable.Range(0, 150).Count(_ =>
            !BlockBootstrap.Compare(Weeks(draw, weeks, stops, hours, variation),
                Weeks(draw, weeks, stops, hours, variation, 0.65))!.Ratio.Excludes(0.65));

        TestContext.Current.TestOutputHelper?.WriteLine($"{held / 1.5} %");
        Assert.InRange(held, 124, 147);
    }
}
