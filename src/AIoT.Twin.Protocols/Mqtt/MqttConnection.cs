using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>One connection from login to its end; it never reconnects, and whatever goes wrong ends it with one reason.</summary>
sealed class MqttConnection : IAsyncDisposable
{
    readonly MqttClientOptions _options;
    readonly TimeProvider _clock;
    readonly MqttIntake _intake;
    readonly Stream _stream;
    readonly MqttFrameReader _reader;
    readonly MqttSender _sender;
    readonly MqttPending _pending = new();
    readonly SemaphoreSlim _unacknowledged;
    readonly CancellationTokenSource _ending = new();
    readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Task _sending;
    volatile bool _stalled;
    volatile bool _pingUnanswered;

    public MqttConnection(Stream stream, MqttClientOptions options, MqttIntake intake, TimeProvider clock)
    {
        (_stream, _options, _intake, _clock) = (stream, options, intake, clock);
        var input = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 16 * 1024));
        _reader = new(input, Mqtt311Formatter.Instance, options.MaxPacketBytes);
        _unacknowledged = new(options.QueueLength);
        // Room for all that can be under way at once, with ping and disconnect.
        _sender = new(PipeWriter.Create(stream), Mqtt311Formatter.Instance, options.QueueLength + options.InFlight + 4);
        _sending = _sender.RunAsync(_ending.Token);
    }

    public async Task<MqttPacket.ConnAck> LoginAsync(CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(_options.ConnectTimeout, _clock, cancellationToken);
        try
        {
            var keepAlive = (ushort)Math.Clamp(Math.Ceiling(_options.KeepAlive.TotalSeconds), 1, ushort.MaxValue);
            var password = _options.Password is { } secret ? Encoding.UTF8.GetBytes(secret) : (ReadOnlyMemory<byte>?)null;
            var connect = new MqttPacket.Connect(_options.ClientId, _options.UserName, password, _options.CleanSession, keepAlive);
            await _sender.SendAsync(connect, deadline.Token);
            var first = await _reader.ReadAsync(deadline.Token) ?? throw new EndOfStreamException();
            var answer = first as MqttPacket.ConnAck ?? throw MqttException.Violation($"first={first.GetType().Name}");
            return answer.ReturnCode == 0
                ? answer
                : throw new MqttException(FailureOf(answer.ReturnCode), $"return-code={answer.ReturnCode}");
        }
        catch (OperationCanceledException late) when (deadline.Passed)
        {
            throw new MqttException(MqttFailure.Timeout, "connect", late);
        }
        catch (Exception lost) when (IsLoss(lost) || lost is MqttException { Failure: MqttFailure.ConnectionLost })
        {
            throw new MqttException(MqttFailure.ClosedDuringLogin, $"{_options.Host}:{_options.Port}", lost);
        }
    }

    /// <summary>Works until the connection ends, and then throws why.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var leaving = cancellationToken.Register(() => _failed.TrySetCanceled(cancellationToken));
        Task[] parts = [ReadAllAsync(_ending.Token), PingAsync(_ending.Token), _sending, _failed.Task];
        var first = await Task.WhenAny(parts);
        try
        {
            await first;
            throw new MqttException(MqttFailure.ConnectionLost, "closed");
        }
        catch (Exception lost) when (IsLoss(lost))
        {
            throw Lost(lost);
        }
        finally
        {
            if (cancellationToken.IsCancellationRequested)
                await CloseAsync();
            await _ending.CancelAsync();
            foreach (var part in parts[..3])
                await part.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        while (await _reader.ReadAsync(cancellationToken) is { } packet)
            await HandleAsync(packet, cancellationToken);
        throw new EndOfStreamException();
    }

    async ValueTask HandleAsync(MqttPacket packet, CancellationToken cancellationToken)
    {
        switch (packet)
        {
            case MqttPacket.Publish publish:
                await TakeAsync(publish, cancellationToken);
                break;
            case MqttPacket.TooLarge tooLarge:
                _intake.Refuse(tooLarge);
                Refused(tooLarge.Head);
                break;
            case MqttPacket.PubAck answer:
                _pending.Answer(answer.Id, answer);
                break;
            case MqttPacket.SubAck answer:
                _pending.Answer(answer.Id, answer);
                break;
            case MqttPacket.UnsubAck answer:
                _pending.Answer(answer.Id, answer);
                break;
            case MqttPacket.PingResp:
                _pingUnanswered = false;
                break;
            default:
                throw MqttException.Violation($"unexpected={packet.GetType().Name}");
        }
    }

    async ValueTask TakeAsync(MqttPacket.Publish publish, CancellationToken cancellationToken)
    {
        var isKept = publish.Qos == MqttQos.AtLeastOnce;
        if (_intake.Admit(publish, isKept ? () => Acknowledge(publish.Id) : null) is not { } message)
            Refused(publish);
        else if (isKept)
            await KeepAsync(message, cancellationToken);
        else
            _intake.Inbox.TryAdd(message);
    }

    // Nothing more is read while the consumer has no room, which is what slows the broker down; and what is not read cannot be missed.
    async ValueTask KeepAsync(MqttMessage message, CancellationToken cancellationToken)
    {
        var permitted = _unacknowledged.WaitAsync(cancellationToken);
        if (permitted.IsCompletedSuccessfully && _intake.Inbox.TryAdd(message))
            return;

        _stalled = true;
        await permitted;
        await _intake.Inbox.AddAsync(message, cancellationToken);
        _pingUnanswered = false;
        _stalled = false;
    }

    // What is over a limit now is over it the next time too: the broker must not keep it for us.
    void Refused(MqttPacket.Publish publish)
    {
        if (publish.Qos == MqttQos.AtLeastOnce)
            _sender.TrySend(new MqttPacket.PubAck(publish.Id));
    }

    void Acknowledge(ushort id)
    {
        _unacknowledged.Release();
        _sender.TrySend(new MqttPacket.PubAck(id));
    }

    async Task PingAsync(CancellationToken cancellationToken)
    {
        // Half the keep-alive, so that a silent broker is noticed within one of them.
        var period = _options.KeepAlive / 2;
        using var timer = new PeriodicTimer(period > TimeSpan.FromSeconds(0.5) ? period : TimeSpan.FromSeconds(0.5), _clock);
        var parts = 0L;
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (_pingUnanswered && !_stalled && _reader.Parts == parts)
                throw new MqttException(MqttFailure.PingUnanswered, $"{_options.Host}:{_options.Port}");
            parts = _reader.Parts;
            _pingUnanswered = true;
            _sender.TrySend(new MqttPacket.PingReq());
        }
    }

    public Task SendAsync(MqttPacket packet, CancellationToken cancellationToken) => _sender.SendAsync(packet, cancellationToken);

    /// <summary>Sends what needs an answer and waits for it.</summary>
    public async Task<MqttPacket> RequestAsync(Func<ushort, MqttPacket> request, CancellationToken cancellationToken)
    {
        var (id, answer) = _pending.Begin();
        using var deadline = new Deadline(_options.AnswerTimeout, _clock, cancellationToken);
        try
        {
            await _sender.SendAsync(request(id), deadline.Token);
            return await answer.WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException late) when (deadline.Passed)
        {
            throw new MqttException(MqttFailure.Timeout, $"packet-id={id}", late);
        }
        finally
        {
            _pending.Forget(id);
        }
    }

    public void Fail(MqttException cause) => _failed.TrySetException(cause);

    static bool IsLoss(Exception lost) =>
        lost is IOException or SocketException or ObjectDisposedException or System.Threading.Channels.ChannelClosedException;

    MqttException Lost(Exception lost) => new(MqttFailure.ConnectionLost, $"{_options.Host}:{_options.Port}", lost);

    static MqttFailure FailureOf(byte returnCode) => returnCode switch
    {
        1 => MqttFailure.ProtocolVersionRefused,
        2 => MqttFailure.ClientIdRefused,
        3 => MqttFailure.ServerUnavailable,
        4 => MqttFailure.BadCredentials,
        5 => MqttFailure.NotAuthorized,
        _ => MqttFailure.ProtocolViolation,
    };

    /// <summary>Says good-bye if the broker takes it, and closes.</summary>
    public async ValueTask CloseAsync()
    {
        _sender.TrySend(new MqttPacket.Disconnect());
        _sender.Complete();
        using var deadline = new Deadline(TimeSpan.FromSeconds(1), _clock, CancellationToken.None);
        await _sending.WaitAsync(deadline.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _stream.DisposeAsync();
        await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _pending.End(new(MqttFailure.ConnectionLost, $"{_options.Host}:{_options.Port}"));
        _ending.Dispose();
    }
}
