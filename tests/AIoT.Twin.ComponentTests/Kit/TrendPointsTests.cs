using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Web.Kit.Charts;

namespace AIoT.Twin.ComponentTests.Kit;

public sealed class TrendPointsTests
{
    const long Second = 1_000_000;

    static Bucket At(int index, int used = 1, int count = 1, double value = 5) => used == 0
        ? new Bucket(index * Second, (index + 1) * Second, count, 0, 0)
        : new Bucket(index * Second, (index + 1) * Second, count, used, used)
        {
            Min = value - 1,
            Max = value + 1,
            Sum = value * used,
            First = value,
            Last = value,
            FirstAt = index * Second,
            LastAt = index * Second + (used - 1) * 100_000,
        };

    [Fact]
    public void Missing_data_breaks_the_line_in_the_middle_of_the_gap()
    {
        var points = TrendPoints.Of([At(0), At(1), At(2), At(3, 0, 0), At(4, 0, 0), At(5, 0, 0), At(6), At(7)], pace: null);

        var gap = Assert.Single(points, p => p.Value is null);
        Assert.Equal((4 * Second).ToTime(), gap.Time);
    }

    [Fact]
    public void A_slow_signal_is_no_row_of_gaps()
    {
        var buckets = Enumerable.Range(0, 100).Select(i => i % 10 == 0 ? At(i) : At(i, 0, 0)).ToArray();

        Assert.Equal(10, TrendPoints.Of(buckets, pace: null).Count);
    }

    [Fact]
    public void A_bucket_whose_samples_are_all_bad_is_a_gap() =>
        Assert.Contains(TrendPoints.Of([At(0), At(1, used: 0, count: 4), At(2)], Second), p => p.Value is null);

    [Fact]
    public void A_bucket_of_one_sample_stands_at_its_time_without_a_band()
    {
        var point = Assert.Single(TrendPoints.Of([At(3)], Second));

        Assert.Equal((3 * Second).ToTime(), point.Time);
        Assert.Null(point.Low);
    }

    [Fact]
    public void A_bucket_of_many_has_lowest_and_highest_around_its_mean()
    {
        var point = Assert.Single(TrendPoints.Of([At(0, used: 4, count: 4)], Second));

        Assert.Equal((5, 4, 6), (point.Value, point.Low, point.High));
    }

    [Fact]
    public void A_bucket_with_some_bad_samples_is_doubtful() =>
        Assert.Equal(Quality.Uncertain, Assert.Single(TrendPoints.Of([At(0, used: 2, count: 3)], Second)).Quality);

    [Fact]
    public void Samples_further_apart_than_their_pace_are_no_row_of_gaps()
    {
        var buckets = Enumerable.Range(0, 20).Select(i => i % 10 == 0 ? At(i) : At(i, 0, 0)).ToArray();

        Assert.DoesNotContain(TrendPoints.Of(buckets, pace: Second), p => p.Value is null);
    }

    [Fact]
    public void A_state_begins_where_it_began_and_an_unknown_one_is_a_gap() =>
        Assert.Equal([1, null, 4], TrendPoints.OfState([new(0, 1, 1), new(1, 2, null), new(2, 3, 4)]).Select(p => p.Value));
}
