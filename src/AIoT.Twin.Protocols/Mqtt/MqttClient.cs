using System.Threading.Channels;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>An MQTT 3.1.1 client that keeps its connection and its subscriptions until it is disposed.</summary>
public sealed class MqttClient(MqttClientOptions options, TimeProvider clock) : IAsyncDisposable
{
    public MqttState State => throw new NotImplementedException();

    /// <summary>Every change of <see cref="State"/>; the oldest are dropped when nobody reads.</summary>
    public ChannelReader<MqttState> States => throw new NotImplementedException();

    public ChannelReader<MqttMessage> Messages => throw new NotImplementedException();

    public IReadOnlyList<MqttSubscription> Subscriptions => throw new NotImplementedException();

    public MqttCounters Counters => throw new NotImplementedException();

    public MqttRefusal? LastRefusal => throw new NotImplementedException();

    public void Start() => throw new NotImplementedException($"{options} {clock}");

    public Task<MqttState> ConnectedAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<MqttSubscription> SubscribeAsync(string filter, MqttQos qos, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    public Task UnsubscribeAsync(string filter, CancellationToken cancellationToken) => throw new NotImplementedException();

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
