using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.IntegrationTests.Protocols.Mqtt;

public sealed class MqttConnectionTests : MqttClientContext
{
    [Fact]
    public async Task The_client_says_who_it_is()
    {
        Client.Start();
        var connect = await Broker.WelcomeAsync(Cancelled);
        await Client.ConnectedAsync(Cancelled);

        Assert.Equal(("twin", "joe", false, 20), (connect.ClientId, connect.UserName, connect.CleanSession, connect.KeepAliveSeconds));
        Assert.Equal("secret"u8.ToArray(), connect.Password!.Value.ToArray());
        Assert.Equal(MqttPhase.Connected, Client.State.Phase);
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
        Client.Start();
        await Broker.AcceptAsync(Cancelled);
        await Broker.SendAsync(new MqttPacket.ConnAck(false, code), Cancelled);

        var refused = await Assert.ThrowsAsync<MqttException>(() => Client.ConnectedAsync(Cancelled));
        Assert.Equal((failure, layer), (refused.Failure, refused.Layer));
        Assert.Equal((MqttPhase.Waiting, TimeSpan.FromSeconds(0.5)), (Client.State.Phase, Client.State.RetryIn));

        Clock.Advance(TimeSpan.FromSeconds(0.5));
        await Broker.WelcomeAsync(Cancelled);
        await WaitForAsync(MqttPhase.Connected);
    }

    [Fact]
    public async Task A_broker_that_accepts_and_says_nothing_is_left_at_the_deadline()
    {
        Client.Start();
        await Broker.AcceptAsync(Cancelled);
        Clock.Advance(TimeSpan.FromSeconds(10));

        await FailsAsync(MqttFailure.Timeout);
    }

    [Fact]
    public async Task Something_else_than_a_connack_is_a_violation()
    {
        Client.Start();
        await Broker.AcceptAsync(Cancelled);
        await Broker.SendAsync(new MqttPacket.PingResp(), Cancelled);

        await FailsAsync(MqttFailure.ProtocolViolation);
    }

    [Fact]
    public async Task An_unanswered_ping_ends_the_connection_within_one_keep_alive()
    {
        await ConnectAsync();
        Clock.Advance(TimeSpan.FromSeconds(10));
        await Broker.ReceiveAsync<MqttPacket.PingReq>(Cancelled);
        Clock.Advance(TimeSpan.FromSeconds(10));

        await FailsAsync(MqttFailure.PingUnanswered);
    }

    [Fact]
    public async Task An_answered_ping_keeps_it()
    {
        await ConnectAsync();
        for (var i = 0; i < 5; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(10));
            await Broker.ReceiveAsync<MqttPacket.PingReq>(Cancelled);
            await Broker.SendAsync(new MqttPacket.PingResp(), Cancelled);
            await ArrivesAsync($"{i}");
        }

        Assert.Equal((MqttPhase.Connected, 0L), (Client.State.Phase, Client.Counters.Reconnects));
    }

    [Fact]
    public async Task Waits_grow_while_the_broker_is_away_and_begin_anew_after_a_minute_of_health()
    {
        Client.Start();
        foreach (var seconds in (double[])[0.5, 1, 2, 4])
        {
            await Broker.AcceptAsync(Cancelled);
            Broker.Close();
            Assert.Equal(TimeSpan.FromSeconds(seconds), (await WaitForAsync(MqttPhase.Waiting)).RetryIn);
            Clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        await Broker.WelcomeAsync(Cancelled);
        await WaitForAsync(MqttPhase.Connected);
        for (var i = 0; i < 6; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(10));
            await Broker.ReceiveAsync<MqttPacket.PingReq>(Cancelled);
            await Broker.SendAsync(new MqttPacket.PingResp(), Cancelled);
            await ArrivesAsync($"{i}");
        }

        Broker.Close();
        Assert.Equal(TimeSpan.FromSeconds(0.5), (await WaitForAsync(MqttPhase.Waiting)).RetryIn);
    }

    [Fact]
    public async Task Leaving_is_said_to_the_broker()
    {
        await ConnectAsync();
        await Client.DisposeAsync();

        await Broker.ReceiveAsync<MqttPacket.Disconnect>(Cancelled);
        Assert.Equal(MqttPhase.Stopped, Client.State.Phase);
        Assert.False(await Client.Messages.WaitToReadAsync(Cancelled));
    }

    [Fact]
    public async Task Each_change_of_state_can_be_read()
    {
        await ConnectAsync();
        Broker.Close();
        var phases = new List<MqttPhase>();
        await foreach (var state in Client.States.ReadAllAsync(Cancelled))
        {
            phases.Add(state.Phase);
            if (state.Phase == MqttPhase.Waiting)
                await Client.DisposeAsync();
        }

        Assert.Equal([MqttPhase.Connecting, MqttPhase.Connected, MqttPhase.Waiting, MqttPhase.Stopped], phases);
    }

    [Fact]
    public async Task Nothing_listening_is_named_by_a_probe()
    {
        var options = Options;
        Broker.Dispose();

        var refused = await Assert.ThrowsAsync<MqttException>(() => MqttClient.ProbeAsync(options, Clock, Cancelled));
        Assert.Equal((MqttFailure.ConnectRefused, MqttLayer.Tcp), (refused.Failure, refused.Layer));
    }
}
