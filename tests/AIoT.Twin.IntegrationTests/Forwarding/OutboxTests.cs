using AIoT.Twin.Acquisition.Forwarding;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Forwarding;

public sealed class OutboxTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("twin-outbox-").FullName;
    readonly FakeClock _clock = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void What_was_appended_is_there_after_a_restart_under_the_same_epoch_and_number()
    {
        int epoch;
        using (var before = Open())
        {
            epoch = before.Epoch;
            Assert.True(before.TryAppend([new(2, [1, 2, 3])]));
        }

        _clock.Advance(TimeSpan.FromDays(1));
        using var after = Open();
        var waiting = after.Oldest()!;
        Assert.Equal((epoch, 1L, 2), (after.Epoch, waiting.Number, waiting.Count));
        Assert.Equal([1, 2, 3], waiting.Samples);
    }

    [Fact]
    public void A_number_is_never_given_twice_even_when_everything_was_sent()
    {
        using (var before = Open())
        {
            before.TryAppend([new(1, [1])]);
            before.Remove(before.Oldest()!);
        }

        using var after = Open();
        after.TryAppend([new(1, [2])]);
        Assert.Equal(2, after.Oldest()!.Number);
    }

    [Fact]
    public void An_outbox_made_anew_has_a_higher_epoch()
    {
        int first;
        using (var before = Open())
            first = before.Epoch;
        foreach (var file in Directory.GetFiles(_folder))
            File.Delete(file);

        _clock.Advance(TimeSpan.FromSeconds(1));
        using var after = Open();
        Assert.True(after.Epoch > first);
    }

    [Fact]
    public void A_full_outbox_refuses_the_new_and_keeps_the_old()
    {
        using var outbox = Open(mostBytes: 4);

        Assert.True(outbox.TryAppend([new(1, [1, 2, 3])]));
        Assert.False(outbox.TryAppend([new(1, [4, 5])]));
        outbox.Remove(outbox.Oldest()!);
        Assert.True(outbox.TryAppend([new(1, [4, 5])]));
    }

    [Fact]
    public void What_the_server_will_never_take_is_kept_aside_and_the_next_gets_through()
    {
        using var outbox = Open();
        outbox.TryAppend([new(1, [1])]);
        outbox.TryAppend([new(1, [2])]);

        outbox.SetAside(outbox.Oldest()!, "bad-request");

        Assert.Equal([2], outbox.Oldest()!.Samples);
        Assert.Equal(1, outbox.State().RefusedBatches);
    }

    Outbox Open(long mostBytes = 1 << 20) =>
        Outbox.Open(new OutboxOptions(Path.Combine(_folder, "outbox.db")) { MostBytes = mostBytes }, _clock);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
