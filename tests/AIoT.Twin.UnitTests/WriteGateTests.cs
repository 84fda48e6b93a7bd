using AIoT.Twin.TestKit;

namespace AIoT.Twin.UnitTests;

public sealed class WriteGateTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly FakeClock _clock = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task Writers_go_in_one_at_a_time_in_the_order_they_came()
    {
        var gate = Gate();
        var first = await gate.EnterAsync(Stop);
        var waiting = Enumerable.Range(0, 5).Select(_ => gate.EnterAsync(Stop).AsTask()).ToList();

        first.Dispose();
        foreach (var turn in waiting)
        {
            var pass = await turn;
            Assert.All(waiting.SkipWhile(w => w != turn).Skip(1), later => Assert.False(later.IsCompleted));
            pass.Dispose();
        }

        Assert.True(gate.EnterAsync(Stop).AsTask().IsCompleted);
    }

    [Fact]
    public async Task Who_waits_too_long_is_told_what_for_and_holds_nobody_up()
    {
        var gate = Gate();
        var first = await gate.EnterAsync(Stop);
        var impatient = gate.EnterAsync(Stop).AsTask();
        _clock.Advance(TimeSpan.FromSeconds(15));
        var patient = gate.EnterAsync(Stop).AsTask();

        _clock.Advance(TimeSpan.FromSeconds(16));
        var busy = await Assert.ThrowsAsync<DatabaseBusyException>(() => impatient);
        first.Dispose();

        Assert.Contains("twin.db", busy.Message, StringComparison.Ordinal);
        (await patient).Dispose();
        Assert.Equal(0, gate.Waiting);
    }

    [Fact]
    public async Task Who_gives_up_frees_the_place_and_leaving_twice_lets_nobody_extra_in()
    {
        var gate = Gate();
        var first = await gate.EnterAsync(Stop);
        using var leaving = new CancellationTokenSource();
        var gone = gate.EnterAsync(leaving.Token).AsTask();

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        first.Dispose();
        first.Dispose();

        var second = await gate.EnterAsync(Stop);
        Assert.False(gate.EnterAsync(Stop).AsTask().IsCompleted);
        second.Dispose();
    }

    WriteGate Gate() => new("twin.db", TimeSpan.FromSeconds(30), _clock);
}
