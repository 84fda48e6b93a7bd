using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Protocols.Mqtt;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sinks;

/// <summary>A broker and a subscriber whose session the broker keeps, so that nothing published is missed.</summary>
sealed class MqttTarget : ISinkTarget
{
    readonly MosquittoBroker _broker;
    readonly MqttClient _client;
    readonly ConcurrentQueue<(string Topic, JsonElement Message)> _heard = [];
    readonly Task _listening;

    MqttTarget(MosquittoBroker broker, MqttClient client)
    {
        (_broker, _client) = (broker, client);
        _listening = ListenAsync();
    }

    public static async Task<MqttTarget> StartAsync(CancellationToken cancellationToken)
    {
        var broker = await MosquittoBroker.StartAsync(new() { Persistence = true, More = ["max_queued_messages 0"] }, cancellationToken);
        var client = new MqttClient(
            new() { Host = "127.0.0.1", Port = broker.Port, ClientId = "listener", CleanSession = false, LongestWait = TimeSpan.FromSeconds(1) }, TimeProvider.System);
        client.Start();
        await client.SubscribeAsync("uns/#", MqttQos.AtLeastOnce, cancellationToken);
        return new MqttTarget(broker, client);
    }

    public string Name => "mqtt";

    public object Settings => new { host = "127.0.0.1", port = _broker.Port };

    /// <summary>Everything that came, in its order.</summary>
    public IReadOnlyList<(string Topic, JsonElement Message)> Heard => [.. _heard];

    async Task ListenAsync()
    {
        await foreach (var message in _client.Messages.ReadAllAsync())
        {
            _heard.Enqueue((message.Topic, JsonDocument.Parse(message.Payload).RootElement));
            message.Acknowledge();
        }
    }

    // What a killed broker had confirmed and not yet written it loses for everybody; that is no sink's to mend.
    public Task LeaveAsync() => _broker.StopAsync();

    public Task StartAgainAsync(CancellationToken cancellationToken) => _broker.StartAsync(cancellationToken);

    public Task<IReadOnlyDictionary<long, (string Value, int Status)>> ReadAsync(SentSignal signal, CancellationToken cancellationToken)
    {
        var samples = new Dictionary<long, (string, int)>();
        // The newest of what was said twice, as it corrects what was said before.
        foreach (var (_, message) in Heard.Where(h => h.Topic == $"uns/Bench Works/Aarhus/Mixer 1/{signal.Name}"))
        {
            var time = DateTimeOffset.Parse(message.GetProperty("time").GetString()!, CultureInfo.InvariantCulture);
            samples[time.ToMicroseconds()] = (ValueOf(message), message.GetProperty("status").GetInt32());
        }

        return Task.FromResult<IReadOnlyDictionary<long, (string, int)>>(samples);
    }

    static string ValueOf(JsonElement message) => message.GetProperty("value") switch
    {
        { ValueKind: JsonValueKind.Null } => message.GetProperty("nonfinite").GetString()!,
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        var number => number.GetRawText(),
    };

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _listening;
        await _broker.DisposeAsync();
    }
}
