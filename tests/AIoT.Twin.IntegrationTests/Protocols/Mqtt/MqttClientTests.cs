using System.Text;
using AIoT.Twin.Protocols.Mqtt;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Protocols.Mqtt;

public sealed class MqttClientTests : IAsyncDisposable
{
    readonly FakeClock _clock = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
    readonly ScriptedBroker _broker = new();
    readonly MqttClient _client;

    public MqttClientTests() => _client = new(Options, _clock);

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    MqttClientOptions Options => new()
    {
        Host = "127.0.0.1",
        Port = _broker.Port,
        ClientId = "twin",
        UserName = "joe",
        Password = "secret",
        CleanSession = false,
        KeepAlive = TimeSpan.FromSeconds(20),
        QueueLength = 3,
        Jitter = () => 1,
    };

    [Fact]
    public async Task The_client_says_who_it_is()
    {
        _client.Start();
        var connect = await _broker.WelcomeAsync(Cancelled);
        await _client.ConnectedAsync(Cancelled);

        Assert.Equal(("twin", "joe", false, 20), (connect.ClientId, connect.UserName, connect.CleanSession, connect.KeepAliveSeconds));
        Assert.Equal("secret"u8.ToArray(), connect.Password!.Value.ToArray());
        Assert.Equal(MqttPhase.Connected, _client.State.Phase);
    }

    [Theory]
    [InlineData(1, MqttFailure.ProtocolVersionRefused, MqttLayer.Protocol)]
    [InlineData(2, MqttFailure.ClientIdRefused, MqttLayer.Login)]
    [InlineData(3, MqttFailure.ServerUnavailable, MqttLayer.Protocol)]
    [InlineData(4, MqttFailure.BadCredentials, MqttLayer.Login)]
    [InlineData(5, MqttFailure.NotAuthorized, MqttLayer.Login)]
    [InlineData(6, MqttFailure.ProtocolViolation, MqttLayer.Protocol)]
    public async Task A_refused_login_says_why_and_is_tried_again_later(byte code, MqttFailure failure, MqttLayer layer)
    {
        _client.Start();
        await _broker.AcceptAsync(Cancelled);
        await _broker.SendAsync(new MqttPacket.ConnAck(false, code), Cancelled);

        var refused = await Assert.ThrowsAsync<MqttException>(() => _client.ConnectedAsync(Cancelled));
        Assert.Equal((failure, layer), (refused.Failure, refused.Layer));
        Assert.Equal((MqttPhase.Waiting, TimeSpan.FromSeconds(0.5)), (_client.State.Phase, _client.State.RetryIn));

        _clock.Advance(TimeSpan.FromSeconds(0.5));
        await _broker.WelcomeAsync(Cancelled);
        await WaitForAsync(MqttPhase.Connected);
    }

    [Fact]
    public async Task A_broker_that_accepts_and_says_nothing_is_left_at_the_deadline()
    {
        _client.Start();
        await _broker.AcceptAsync(Cancelled);
        _clock.Advance(TimeSpan.FromSeconds(10));

        await FailsAsync(MqttFailure.Timeout);
    }

    [Fact]
    public async Task Something_else_than_a_connack_is_a_violation()
    {
        _client.Start();
        await _broker.AcceptAsync(Cancelled);
        await _broker.SendAsync(new MqttPacket.PingResp(), Cancelled);

        await FailsAsync(MqttFailure.ProtocolViolation);
    }

    [Fact]
    public async Task An_unanswered_ping_ends_the_connection_within_one_keep_alive()
    {
        await ConnectAsync();
        _clock.Advance(TimeSpan.FromSeconds(10));
        await _broker.ReceiveAsync<MqttPacket.PingReq>(Cancelled);
        _clock.Advance(TimeSpan.FromSeconds(10));

        await FailsAsync(MqttFailure.PingUnanswered);
    }

    [Fact]
    public async Task An_answered_ping_keeps_it()
    {
        await ConnectAsync();
        for (var i = 0; i < 5; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(10));
            await _broker.ReceiveAsync<MqttPacket.PingReq>(Cancelled);
            await _broker.SendAsync(new MqttPacket.PingResp(), Cancelled);
            await ArrivesAsync($"{i}");
        }

        Assert.Equal((MqttPhase.Connected, 0L), (_client.State.Phase, _client.Counters.Reconnects));
    }

    [Fact]
    public async Task Waits_grow_while_the_broker_is_away_and_begin_anew_after_a_minute_of_health()
    {
        _client.Start();
        foreach (var seconds in (double[])[0.5, 1, 2, 4])
        {
            await _broker.AcceptAsync(Cancelled);
            _broker.Close();
            Assert.Equal(TimeSpan.FromSeconds(seconds), (await WaitForAsync(MqttPhase.Waiting)).RetryIn);
            _clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        await _broker.WelcomeAsync(Cancelled);
        await WaitForAsync(MqttPhase.Connected);
        for (var i = 0; i < 6; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(10));
            await _broker.ReceiveAsync<MqttPacket.PingReq>(Cancelled);
            await _broker.SendAsync(new MqttPacket.PingResp(), Cancelled);
            await ArrivesAsync($"{i}");
        }

        _broker.Close();
        Assert.Equal(TimeSpan.FromSeconds(0.5), (await WaitForAsync(MqttPhase.Waiting)).RetryIn);
    }

    [Fact]
    public async Task Subscriptions_are_made_again_on_every_connection()
    {
        await ConnectAsync();
        var granted = _client.SubscribeAsync("a/#", MqttQos.AtLeastOnce, Cancelled);
        await _broker.AnswerSubscribeAsync(1, Cancelled);
        Assert.Equal((MqttSubscriptionState.Granted, MqttQos.AtLeastOnce), ((await granted).State, (await granted).Granted));
        var refused = _client.SubscribeAsync("b", MqttQos.AtMostOnce, Cancelled);
        await _broker.AnswerSubscribeAsync(0x80, Cancelled);
        Assert.Equal(MqttSubscriptionState.Refused, (await refused).State);

        _broker.Close();
        await WaitForAsync(MqttPhase.Waiting);
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        await _broker.WelcomeAsync(Cancelled);
        var again = await _broker.AnswerSubscribeAsync(0, Cancelled);
        await WaitForAsync(MqttPhase.Connected);

        Assert.Equal([("a/#", MqttQos.AtLeastOnce), ("b", MqttQos.AtMostOnce)], again.Filters.Order());
        Assert.All(_client.Subscriptions, subscription => Assert.Equal(MqttQos.AtMostOnce, subscription.Granted));
        Assert.Equal(1, _client.Counters.Reconnects);
    }

    [Fact]
    public async Task A_subscription_asked_for_while_away_is_answered_by_the_next_connection()
    {
        var subscribing = _client.SubscribeAsync("a", MqttQos.AtMostOnce, Cancelled);
        _client.Start();
        await _broker.WelcomeAsync(Cancelled);
        await _broker.AnswerSubscribeAsync(0, Cancelled);

        Assert.Equal(MqttSubscriptionState.Granted, (await subscribing).State);
    }

    [Fact]
    public async Task A_broker_that_never_answers_a_subscription_is_left()
    {
        await ConnectAsync();
        var subscribing = _client.SubscribeAsync("a", MqttQos.AtMostOnce, Cancelled);
        await _broker.ReceiveAsync<MqttPacket.Subscribe>(Cancelled);
        await AnswerPingsUntilAsync(TimeSpan.FromSeconds(20));
        await FailsAsync(MqttFailure.Timeout);

        _clock.Advance(TimeSpan.FromSeconds(0.5));
        await _broker.WelcomeAsync(Cancelled);
        await _broker.AnswerSubscribeAsync(0, Cancelled);
        Assert.Equal(MqttSubscriptionState.Granted, (await subscribing).State);
    }

    [Fact]
    public async Task A_filter_that_breaks_the_rules_is_not_sent()
    {
        var refused = await Assert.ThrowsAsync<MqttException>(() => _client.SubscribeAsync("a/#/b", MqttQos.AtMostOnce, Cancelled));

        Assert.Equal((MqttFailure.InvalidTopic, "MisplacedWildcard"), (refused.Failure, refused.Argument));
    }

    [Fact]
    public async Task An_unsubscribed_filter_is_not_made_again()
    {
        await ConnectAsync();
        var granted = _client.SubscribeAsync("a", MqttQos.AtMostOnce, Cancelled);
        await _broker.AnswerSubscribeAsync(0, Cancelled);
        await granted;
        var leaving = _client.UnsubscribeAsync("a", Cancelled);
        var unsubscribe = await _broker.ReceiveAsync<MqttPacket.Unsubscribe>(Cancelled);
        await _broker.SendAsync(new MqttPacket.UnsubAck(unsubscribe.Id), Cancelled);
        await leaving;

        Assert.Empty(_client.Subscriptions);
    }

    [Fact]
    public async Task A_kept_message_is_acknowledged_when_the_consumer_says_so()
    {
        await ConnectAsync();
        await SendAsync("a", "1", id: 7);
        await SendAsync("a", "2", id: 8);
        var first = await _client.Messages.ReadAsync(Cancelled);
        var second = await _client.Messages.ReadAsync(Cancelled);

        second.Acknowledge();
        Assert.Equal(8, (await _broker.ReceiveAsync<MqttPacket.PubAck>(Cancelled)).Id);
        first.Acknowledge();
        Assert.Equal(7, (await _broker.ReceiveAsync<MqttPacket.PubAck>(Cancelled)).Id);
    }

    [Fact]
    public async Task A_message_of_an_earlier_connection_is_not_acknowledged_on_the_next()
    {
        await ConnectAsync();
        await SendAsync("a", "1", id: 7);
        var stale = await _client.Messages.ReadAsync(Cancelled);
        _broker.Close();
        await WaitForAsync(MqttPhase.Waiting);
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        await _broker.WelcomeAsync(Cancelled);
        await WaitForAsync(MqttPhase.Connected);

        stale.Acknowledge();
        await SendAsync("a", "1", id: 9);
        (await _client.Messages.ReadAsync(Cancelled)).Acknowledge();

        Assert.Equal(9, (await _broker.ReceiveAsync<MqttPacket.PubAck>(Cancelled)).Id);
    }

    [Fact]
    public async Task A_consumer_that_stalls_stops_the_flow_and_keeps_the_connection()
    {
        await ConnectAsync();
        for (ushort id = 1; id <= 10; id++)
            await SendAsync("a", $"{id}", id);
        while (_client.Counters.Received < 4)
            await Task.Yield();

        // The answers to these pings are behind the messages that nobody reads.
        for (var i = 0; i < 10; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(10));
            await _broker.ReceiveAsync<MqttPacket.PingReq>(Cancelled);
            await _broker.SendAsync(new MqttPacket.PingResp(), Cancelled);
        }

        Assert.Equal((4L, MqttPhase.Connected), (_client.Counters.Received, _client.State.Phase));
        for (var id = 1; id <= 10; id++)
        {
            var message = await _client.Messages.ReadAsync(Cancelled);
            Assert.Equal($"{id}", Encoding.UTF8.GetString(message.Payload.Span));
            message.Acknowledge();
            Assert.Equal(id, (await _broker.ReceiveAsync<MqttPacket.PubAck>(Cancelled)).Id);
        }

        Assert.Equal(new MqttCounters(10, 0, 0, 0), _client.Counters);
    }

    [Fact]
    public async Task Messages_that_need_not_be_kept_push_out_the_oldest_and_are_counted()
    {
        await ConnectAsync();
        for (var i = 1; i <= 10; i++)
            await SendAsync("a", $"{i}");
        while (_client.Counters.Received < 10)
            await Task.Yield();

        Assert.Equal("8", Encoding.UTF8.GetString((await _client.Messages.ReadAsync(Cancelled)).Payload.Span));
        Assert.Equal(7, _client.Counters.Dropped);
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_counted_and_cost_nobody_else_anything()
    {
        await ConnectAsync();
        await _broker.SendAsync(new MqttPacket.Publish("big", new byte[10_000_000], MqttQos.AtLeastOnce, false, false, 5), Cancelled);
        // Taken off the broker, which would send it again for ever.
        Assert.Equal(5, (await _broker.ReceiveAsync<MqttPacket.PubAck>(Cancelled)).Id);
        await ArrivesAsync("after it");

        Assert.Equal(new MqttCounters(1, 0, 1, 0), _client.Counters);
        Assert.Equal(
            new MqttRefusal(MqttRefusalReason.PacketTooLarge, "big", 10_000_007, 256 * 1024, _clock.GetUtcNow()), _client.LastRefusal);
    }

    [Fact]
    public async Task A_topic_over_the_limits_is_refused()
    {
        await ConnectAsync();
        await SendAsync(string.Join('/', Enumerable.Repeat("x", 17)), "deep");
        await SendAsync(new string('y', 1025), "long");
        await ArrivesAsync("after them");

        Assert.Equal(2, _client.Counters.Refused);
        Assert.Equal((MqttRefusalReason.TopicTooLong, 1025L), (_client.LastRefusal!.Reason, _client.LastRefusal.Actual));
    }

    [Theory]
    [InlineData("20 80808074", MqttFailure.ProtocolViolation)]
    [InlineData("30 FFFFFFFF 01", MqttFailure.Malformed)]
    [InlineData("30 07 FFFF 4142434445", MqttFailure.Malformed)]
    [InlineData("34 06 0001 61 0001 00", MqttFailure.Malformed)]
    [InlineData("32 05 0001 61 0000", MqttFailure.Malformed)]
    [InlineData("30 03 0001 23", MqttFailure.Malformed)]
    [InlineData("10 0D 0004 4D515454 04 02 000A 0001 70", MqttFailure.ProtocolViolation)]
    [InlineData("20 02 00 00", MqttFailure.ProtocolViolation)]
    [InlineData("82 06 1234 0001 70 00", MqttFailure.ProtocolViolation)]
    [InlineData("C0 00", MqttFailure.ProtocolViolation)]
    [InlineData("F0 00", MqttFailure.Malformed)]
    public async Task What_no_broker_may_send_ends_the_connection_with_its_reason(string hex, MqttFailure failure)
    {
        await ConnectAsync();
        await _broker.SendAsync(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), Cancelled);

        await FailsAsync(failure);
    }

    [Fact]
    public async Task A_publication_of_qos_1_ends_when_the_broker_has_it()
    {
        await ConnectAsync();
        var publishing = new MqttPublisher(_client).PublishAsync("a", "1"u8.ToArray(), MqttQos.AtLeastOnce, true, Cancelled);
        var publish = await _broker.ReceiveAsync<MqttPacket.Publish>(Cancelled);
        Assert.Equal(("a", true, false), (publish.Topic, publish.Retain, publishing.IsCompleted));

        await _broker.SendAsync(new MqttPacket.PubAck(publish.Id), Cancelled);
        await publishing;
    }

    [Fact]
    public async Task A_publication_fails_when_there_is_no_connection_or_it_is_lost()
    {
        var publisher = new MqttPublisher(_client);
        var away = await Assert.ThrowsAsync<MqttException>(
            () => publisher.PublishAsync("a", default, MqttQos.AtMostOnce, false, Cancelled));
        Assert.Equal(MqttFailure.NotConnected, away.Failure);

        await ConnectAsync();
        var publishing = publisher.PublishAsync("a", default, MqttQos.AtLeastOnce, false, Cancelled);
        await _broker.ReceiveAsync<MqttPacket.Publish>(Cancelled);
        _broker.Close();
        Assert.Equal(MqttFailure.ConnectionLost, (await Assert.ThrowsAsync<MqttException>(() => publishing)).Failure);
    }

    [Theory]
    [InlineData("a/+")]
    [InlineData("")]
    public async Task A_topic_that_breaks_the_rules_is_not_published_to(string topic)
    {
        var refused = await Assert.ThrowsAsync<MqttException>(
            () => new MqttPublisher(_client).PublishAsync(topic, default, MqttQos.AtMostOnce, false, Cancelled));

        Assert.Equal(MqttFailure.InvalidTopic, refused.Failure);
    }

    [Fact]
    public async Task Leaving_is_said_to_the_broker()
    {
        await ConnectAsync();
        await _client.DisposeAsync();

        await _broker.ReceiveAsync<MqttPacket.Disconnect>(Cancelled);
        Assert.Equal(MqttPhase.Stopped, _client.State.Phase);
        Assert.False(await _client.Messages.WaitToReadAsync(Cancelled));
    }

    [Fact]
    public async Task Each_change_of_state_can_be_read()
    {
        await ConnectAsync();
        _broker.Close();
        var phases = new List<MqttPhase>();
        await foreach (var state in _client.States.ReadAllAsync(Cancelled))
        {
            phases.Add(state.Phase);
            if (state.Phase == MqttPhase.Waiting)
                await _client.DisposeAsync();
        }

        Assert.Equal([MqttPhase.Connecting, MqttPhase.Connected, MqttPhase.Waiting, MqttPhase.Stopped], phases);
    }

    [Fact]
    public async Task Mutated_packets_end_the_connection_or_do_not_and_the_client_always_comes_back()
    {
        var random = new Random(20260112);
        byte[] packet = [0x32, 9, 0, 3, (byte)'a', (byte)'/', (byte)'b', 0, 1, (byte)'4', (byte)'2'];
        await using var client = new MqttClient(Options with { Jitter = () => 0 }, _clock);
        client.Start();
        for (var i = 0; i < 200; i++)
        {
            await _broker.WelcomeAsync(Cancelled);
            var bytes = (byte[])packet.Clone();
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            await _broker.SendAsync(bytes, Cancelled);
            _broker.Close();
            while (client.Messages.TryRead(out _))
                ;
        }

        await _broker.WelcomeAsync(Cancelled);
        await _broker.SendAsync(packet, Cancelled);
        while ((await client.Messages.ReadAsync(Cancelled)).Topic != "a/b")
            ;
    }

    [Fact]
    public async Task Nothing_listening_is_named_by_a_probe()
    {
        var options = Options;
        _broker.Dispose();

        var refused = await Assert.ThrowsAsync<MqttException>(() => MqttClient.ProbeAsync(options, _clock, Cancelled));
        Assert.Equal((MqttFailure.ConnectRefused, MqttLayer.Tcp), (refused.Failure, refused.Layer));
    }

    async Task ConnectAsync()
    {
        _client.Start();
        await _broker.WelcomeAsync(Cancelled);
        await _client.ConnectedAsync(Cancelled);
    }

    Task SendAsync(string topic, string payload, ushort id = 0) => _broker.SendAsync(
        new MqttPacket.Publish(
            topic, Encoding.UTF8.GetBytes(payload), id == 0 ? MqttQos.AtMostOnce : MqttQos.AtLeastOnce, false, false, id),
        Cancelled);

    async Task ArrivesAsync(string payload)
    {
        await SendAsync("a", payload);
        Assert.Equal(payload, Encoding.UTF8.GetString((await _client.Messages.ReadAsync(Cancelled)).Payload.Span));
    }

    async Task AnswerPingsUntilAsync(TimeSpan end)
    {
        for (var passed = TimeSpan.Zero; passed < end; passed += TimeSpan.FromSeconds(10))
        {
            _clock.Advance(TimeSpan.FromSeconds(10));
            if (passed + TimeSpan.FromSeconds(10) >= end)
                return;
            await _broker.ReceiveAsync<MqttPacket.PingReq>(Cancelled);
            await _broker.SendAsync(new MqttPacket.PingResp(), Cancelled);
            await ArrivesAsync("between");
        }
    }

    async Task<MqttState> WaitForAsync(MqttPhase phase)
    {
        while (true)
        {
            var state = await _client.States.ReadAsync(Cancelled);
            if (state.Phase == phase)
                return state;
        }
    }

    async Task FailsAsync(MqttFailure failure) => Assert.Equal(failure, (await WaitForAsync(MqttPhase.Waiting)).Cause?.Failure);

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        _broker.Dispose();
    }
}
