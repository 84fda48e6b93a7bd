using System.Threading.Channels;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>An MQTT 3.1.1 client that keeps its connection and its subscriptions until it is disposed.</summary>
/// <remarks>
/// Nothing of the caller runs on the protocol's own task: messages and states are read from channels. Publishing is only possible
/// through <see cref="MqttPublisher"/>.
/// </remarks>
public sealed class MqttClient(MqttClientOptions options, TimeProvider clock) : IAsyncDisposable
{
    readonly CancellationTokenSource _stopping = new();
    readonly MqttIntake _intake = new(options, clock);
    readonly MqttStates _states = new(clock);
    readonly MqttSubscriptions _subscriptions = new();
    readonly FullJitter _wait = new(options.ShortestWait, options.Jitter);
    readonly SemaphoreSlim _inFlight = new(options.InFlight);
    volatile MqttConnection? _connection;
    Task _running = Task.CompletedTask;
    long _connects;
    int _started;

    public MqttState State => _states.Now;

    /// <summary>Every change of <see cref="State"/>; the oldest are dropped when nobody reads.</summary>
    public ChannelReader<MqttState> States => _states.History;

    /// <summary>What has come. QoS 1 messages stay with the broker until acknowledged, and stop the flow when nobody reads them.</summary>
    public ChannelReader<MqttMessage> Messages => _intake.Inbox;

    public IReadOnlyList<MqttSubscription> Subscriptions => _subscriptions.All;

    public MqttCounters Counters =>
        new(_intake.Received, _intake.Inbox.Dropped, _intake.Refused, Math.Max(0, Interlocked.Read(ref _connects) - 1));

    /// <summary>The last message that a limit refused, or null.</summary>
    public MqttRefusal? LastRefusal => _intake.LastRefusal;

    /// <summary>Begins to connect, and to connect again whenever the connection is lost.</summary>
    public void Start()
    {
        ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
        if (Interlocked.Exchange(ref _started, 1) == 0)
            _running = RunAsync(_stopping.Token);
    }

    /// <summary>Waits until connected; throws the reason when an attempt fails first, while the client goes on trying.</summary>
    public async Task ConnectedAsync(CancellationToken cancellationToken)
    {
        var outcome = await _states.UntilAsync(state => state.Phase != MqttPhase.Connecting, cancellationToken);
        if (outcome.Phase != MqttPhase.Connected)
            throw outcome.Cause ?? new MqttException(MqttFailure.NotConnected, options.Host);
    }

    /// <summary>Connects and logs in once, and leaves again; throws why that failed.</summary>
    public static async Task ProbeAsync(MqttClientOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(options, new(options, clock), clock, cancellationToken);
        await connection.CloseAsync();
    }

    /// <summary>Keeps a filter subscribed from now on; ends when the broker has answered, on this connection or a later one.</summary>
    public async Task<MqttSubscription> SubscribeAsync(string filter, MqttQos qos, CancellationToken cancellationToken)
    {
        if (TopicFilter.CheckFilter(filter) is var error && error != TopicError.None)
            throw new MqttException(MqttFailure.InvalidTopic, $"{error}");

        var entry = _subscriptions.Add(filter, qos);
        if (_connection is { } connection)
            await SubscribeNowAsync(connection, entry, cancellationToken);
        await entry.Answered.WaitAsync(cancellationToken);
        return entry.Now;
    }

    async Task SubscribeNowAsync(MqttConnection connection, MqttSubscriptions.Entry entry, CancellationToken cancellationToken)
    {
        await _inFlight.WaitAsync(cancellationToken);
        try
        {
            await _subscriptions.SendAsync(connection, [entry], cancellationToken);
        }
        catch (Exception lost) when (lost is MqttException or ChannelClosedException)
        {
            // A broker that does not answer is no use; the next connection subscribes again.
            connection.Fail(lost as MqttException ?? new(MqttFailure.ConnectionLost, options.Host, lost));
        }
        finally
        {
            _inFlight.Release();
        }
    }

    /// <summary>Forgets a filter; while not connected the broker is not told, and a kept session may still deliver to it.</summary>
    public async Task UnsubscribeAsync(string filter, CancellationToken cancellationToken)
    {
        if (_subscriptions.Remove(filter) && _connection is { } connection)
            await RequestAsync(connection, id => new MqttPacket.Unsubscribe(id, [filter]), cancellationToken);
    }

    internal async Task PublishAsync(
        string topic, ReadOnlyMemory<byte> payload, MqttQos qos, bool retain, CancellationToken cancellationToken)
    {
        var connection = _connection ?? throw new MqttException(MqttFailure.NotConnected, options.Host);
        MqttPacket Message(ushort id) => new MqttPacket.Publish(topic, payload, qos, retain, false, id);
        await (qos == MqttQos.AtLeastOnce
            ? RequestAsync(connection, Message, cancellationToken)
            : LimitedAsync(token => connection.SendAsync(Message(0), token), cancellationToken));
    }

    Task RequestAsync(MqttConnection connection, Func<ushort, MqttPacket> request, CancellationToken cancellationToken) =>
        LimitedAsync(token => connection.RequestAsync(request, token), cancellationToken);

    async Task LimitedAsync(Func<CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        await _inFlight.WaitAsync(cancellationToken);
        try
        {
            await send(cancellationToken);
        }
        catch (ChannelClosedException closed)
        {
            throw new MqttException(MqttFailure.ConnectionLost, options.Host, closed);
        }
        finally
        {
            _inFlight.Release();
        }
    }

    async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ConnectAndServeAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception unexpected)
            {
                // Even a fault of our own must not leave a client that says "connected" and does nothing.
                var cause = unexpected as MqttException ?? new(MqttFailure.ConnectionLost, unexpected.GetType().Name, unexpected);
                await WaitAsync(cause, cancellationToken);
            }
        }
    }

    async Task ConnectAndServeAsync(CancellationToken cancellationToken)
    {
        _states.Set(MqttPhase.Connecting);
        await using var connection = await OpenAsync(options, _intake, clock, cancellationToken);
        Interlocked.Increment(ref _connects);
        var since = clock.GetTimestamp();
        try
        {
            _connection = connection;
            await ServeAsync(connection, cancellationToken);
        }
        finally
        {
            _connection = null;
            if (clock.GetElapsedTime(since) >= options.HealthyAfter)
                _wait.Reset();
        }
    }

    async Task ServeAsync(MqttConnection connection, CancellationToken cancellationToken)
    {
        var running = connection.RunAsync(cancellationToken);
        var subscribing = _subscriptions.SendAllAsync(connection, cancellationToken);
        if (await Task.WhenAny(running, subscribing) == subscribing)
        {
            await subscribing;
            _states.Set(MqttPhase.Connected);
        }

        await running;
    }

    static async Task<MqttConnection> OpenAsync(
        MqttClientOptions options, MqttIntake intake, TimeProvider clock, CancellationToken cancellationToken)
    {
        var connection = new MqttConnection(await MqttTransport.OpenAsync(options, clock, cancellationToken), options, intake, clock);
        try
        {
            await connection.LoginAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    async Task WaitAsync(MqttException cause, CancellationToken cancellationToken)
    {
        var isLogin = cause.Layer == MqttLayer.Login;
        var wait = _wait.Next(isLogin ? options.LongestWaitForLogin : options.LongestWait);
        // Begun before it is announced, so that whoever sees the state can count on the wait.
        var waiting = Task.Delay(wait, clock, cancellationToken);
        _states.Set(MqttPhase.Waiting, cause, wait);
        await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _intake.Inbox.Complete();
        _states.Complete();
    }
}
