using AIoT.Twin.Protocols;

namespace AIoT.Twin.UnitTests.Protocols;

public sealed class FullJitterTests
{
    static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);

    [Fact]
    public void The_limit_doubles_up_to_the_longest()
    {
        var wait = new FullJitter(TimeSpan.FromSeconds(0.5), () => 1);

        Assert.Equal([0.5, 1, 2, 4, 8, 16, 32, 60, 60], Enumerable.Range(0, 9).Select(_ => wait.Next(s_longest).TotalSeconds));

        wait.Reset();
        Assert.Equal(0.5, wait.Next(s_longest).TotalSeconds);
    }

    [Fact]
    public void A_wait_is_anything_up_to_the_limit() =>
        Assert.Equal(TimeSpan.Zero, new FullJitter(TimeSpan.FromSeconds(0.5), () => 0).Next(s_longest));

    [Fact]
    public void Attempts_without_end_stay_at_the_longest()
    {
        var wait = new FullJitter(TimeSpan.FromSeconds(0.5), () => 1);

        var waits = Enumerable.Range(0, 2000).Select(_ => wait.Next(s_longest)).ToArray();

        Assert.All(waits[7..], next => Assert.Equal(s_longest, next));
    }
}
