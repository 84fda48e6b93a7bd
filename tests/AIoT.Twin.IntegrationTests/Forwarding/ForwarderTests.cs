using System.Threading.Channels;
using AIoT.Twin.Acquisition.Forwarding;
using AIoT.Twin.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace AIoT.Twin.IntegrationTests.Forwarding;

public sealed class ForwarderTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("twin-outbox-").FullName;
    readonly FakeClock _clock = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
    readonly Outbox _outbox;
    readonly ScriptedUplink _uplink = new();

    public ForwarderTests() => _outbox = Outbox.Open(new OutboxOptions(Path.Combine(_folder, "outbox.db")), _clock);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unanswered_batch_is_sent_again_under_its_number_before_the_next()
    {
        _outbox.TryAppend([new(1, [1])]);
        _outbox.TryAppend([new(1, [2])]);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = new Forwarder(_outbox, _uplink, _clock, NullLogger<Forwarder>.Instance).RunAsync(leaving.Token);

        Assert.Equal(1, await SentAsync(new UplinkAnswer.Unreachable("no route")));
        Assert.Equal(1, await SentAsync(new UplinkAnswer.Stored()));
        Assert.Equal(2, await SentAsync(new UplinkAnswer.Stored()));

        await leaving.CancelAsync();
        await Task.WhenAny(running);
    }

    [Fact]
    public async Task A_batch_refused_for_good_does_not_stop_the_next()
    {
        _outbox.TryAppend([new(1, [1])]);
        _outbox.TryAppend([new(1, [2])]);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = new Forwarder(_outbox, _uplink, _clock, NullLogger<Forwarder>.Instance).RunAsync(leaving.Token);

        Assert.Equal(1, await SentAsync(new UplinkAnswer.Refused("batch-conflict")));
        Assert.Equal(2, await SentAsync(new UplinkAnswer.Stored()));

        await leaving.CancelAsync();
        await Task.WhenAny(running);
        Assert.Equal(1, _outbox.State().RefusedBatches);
    }

    /// <summary>The number of the next batch sent, which gets this answer; time passes until it comes.</summary>
    async Task<long> SentAsync(UplinkAnswer answer)
    {
        var sent = _uplink.Sent.ReadAsync(Cancellation).AsTask();
        while (!sent.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        _uplink.Answers.TryWrite(answer);
        return await sent;
    }

    public void Dispose()
    {
        _outbox.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    sealed class ScriptedUplink : IUplink
    {
        readonly Channel<long> _sent = Channel.CreateUnbounded<long>();
        readonly Channel<UplinkAnswer> _answers = Channel.CreateUnbounded<UplinkAnswer>();

        public ChannelReader<long> Sent => _sent.Reader;

        public ChannelWriter<UplinkAnswer> Answers => _answers.Writer;

        public async Task<UplinkAnswer> SendAsync(int epoch, WaitingBatch batch, CancellationToken cancellationToken)
        {
            _sent.Writer.TryWrite(batch.Number);
            return await _answers.Reader.ReadAsync(cancellationToken);
        }
    }
}
