using System.Text;
using AIoT.Twin.Protocols.Mqtt;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Protocols.Mqtt;

/// <summary>A client and a broker that says what it is told to.</summary>
public abstract class MqttClientContext : IAsyncDisposable
{
    protected MqttClientContext() => Client = new(Options, Clock);

    private protected FakeClock Clock { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    private protected ScriptedBroker Broker { get; } = new();

    private protected MqttClient Client { get; }

    private protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private protected MqttClientOptions Options => new()
    {
        Host = "127.0.0.1",
        Port = Broker.Port,
        ClientId = "twin",
        UserName = "joe",
        Password = "secret",
        CleanSession = false,
        KeepAlive = TimeSpan.FromSeconds(20),
        QueueLength = 3,
        Jitter = () => 1,
    };

    private protected async Task ConnectAsync()
    {
        Client.Start();
        await Broker.WelcomeAsync(Cancelled);
        await Client.ConnectedAsync(Cancelled);
    }

    private protected Task SendAsync(string topic, string payload, ushort id = 0) => Broker.SendAsync(
        new MqttPacket.Publish(
            topic, Encoding.UTF8.GetBytes(payload), id == 0 ? MqttQos.AtMostOnce : MqttQos.AtLeastOnce, false, false, id),
        Cancelled);

    private protected async Task ArrivesAsync(string payload)
    {
        await SendAsync("a", payload);
        Assert.Equal(payload, Encoding.UTF8.GetString((await Client.Messages.ReadAsync(Cancelled)).Payload.Span));
    }

    private protected async Task AnswerPingsUntilAsync(TimeSpan end)
    {
        for (var passed = TimeSpan.Zero; passed < end; passed += TimeSpan.FromSeconds(10))
        {
            Clock.Advance(TimeSpan.FromSeconds(10));
            if (passed + TimeSpan.FromSeconds(10) >= end)
                return;
            await Broker.ReceiveAsync<MqttPacket.PingReq>(Cancelled);
            await Broker.SendAsync(new MqttPacket.PingResp(), Cancelled);
            await ArrivesAsync("between");
        }
    }

    private protected async Task<MqttState> WaitForAsync(MqttPhase phase)
    {
        while (true)
        {
            var state = await Client.States.ReadAsync(Cancelled);
            if (state.Phase == phase)
                return state;
        }
    }

    private protected async Task FailsAsync(MqttFailure failure) => Assert.Equal(failure, (await WaitForAsync(MqttPhase.Waiting)).Cause?.Failure);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Client.DisposeAsync();
        Broker.Dispose();
    }
}
