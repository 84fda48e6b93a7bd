using AIoT.Twin.Enablement.Adoption;

namespace AIoT.Twin.UnitTests.Enablement;

public sealed class BurstTests
{
    static readonly DateTimeOffset s_start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    static readonly Guid s_ana = Guid.NewGuid();

    [Theory]
    [InlineData(5, 10, 5)]
    [InlineData(6, 10, 1)]
    [InlineData(6, 12, 1)]
    [InlineData(6, 13, 6)]
    [InlineData(40, 5, 1)]
    public void More_than_five_decisions_within_a_minute_count_as_one(int decisions, int secondsApart, int counted)
    {
        var (kept, folded) = Bursts.Fold(Decisions(s_ana, decisions, secondsApart));

        Assert.Equal(counted, kept.Count);
        Assert.Equal(decisions - counted, folded.Count);
    }

    [Fact]
    public void Two_people_at_the_same_time_make_no_burst()
    {
        var both = Decisions(s_ana, 4, 1).Concat(Decisions(Guid.NewGuid(), 4, 1));

        Assert.Equal(8, Bursts.Fold(both).Counted.Count);
    }

    [Fact]
    public void What_comes_after_a_burst_counts_again()
    {
        var later = new Decided(s_ana, Guid.NewGuid(), s_start.AddMinutes(10));

        var (kept, folded) = Bursts.Fold(Decisions(s_ana, 8, 2).Append(later));

        Assert.Equal(2, kept.Count);
        Assert.Contains(later, kept);
        Assert.Equal(7, folded.Count);
    }

    static IEnumerable<Decided> Decisions(Guid person, int count, int secondsApart) =>
        Enumerable.Range(0, count).Select(i => new Decided(person, Guid.NewGuid(), s_start.AddSeconds(i * secondsApart)));
}
