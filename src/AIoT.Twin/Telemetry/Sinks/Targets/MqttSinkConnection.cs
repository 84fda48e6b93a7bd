using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.Telemetry.Sinks.Targets;

/// <summary>Publishes with QoS 1, some at a time and those of one topic in their order; the broker's answer is the confirmation.</summary>
sealed class MqttSinkConnection(SinkContext context) : ISinkConnection
{
    const int AtOnce = 32;

    readonly string _prefix = context.Settings.Find("prefix") ?? "uns";
    readonly bool _retain = context.Settings.IsOn("retain");
    readonly Dictionary<string, long> _newest = [];
    MqttClient? _client;

    public async Task<TestReport> TestAsync(CancellationToken cancellationToken)
    {
        SourceLayer[] layers = context.Settings.IsOn("tls")
            ? [SourceLayer.Dns, SourceLayer.Tcp, SourceLayer.Tls, SourceLayer.Auth, SourceLayer.Protocol]
            : [SourceLayer.Dns, SourceLayer.Tcp, SourceLayer.Auth, SourceLayer.Protocol];
        try
        {
            await MqttClient.ProbeAsync(Options("-test"), context.Clock, cancellationToken);
            return TestReport.Of(layers, null);
        }
        catch (MqttException failed)
        {
            return TestReport.Of(layers, MqttFailures.Of(failed));
        }
    }

    MqttClientOptions Options(string suffix)
    {
        var (settings, port) = (context.Settings, context.Settings.Number("port", 1883));
        return new()
        {
            Host = settings.Text("host"),
            Port = port,
            ClientId = (settings.Find("clientId") ?? $"aiot-twin-sink-{context.Sink:n}") + suffix,
            UserName = settings.Find("user"),
            Password = settings.Find("password"),
            Tls = settings.IsOn("tls") ? new MqttTls() : null,
            InFlight = AtOnce,
            AllowsAddress = address => context.Allows(address, port),
        };
    }

    public async Task<SourceFailure?> WriteAsync(IReadOnlyList<SinkPoint> points, CancellationToken cancellationToken)
    {
        try
        {
            var publisher = new MqttPublisher(await ConnectedAsync(cancellationToken));
            var waiting = new List<Task>(AtOnce);
            foreach (var point in points)
            {
                waiting.Add(PublishAsync(publisher, point, cancellationToken));
                if (waiting.Count < AtOnce)
                    continue;
                await Task.WhenAll(waiting);
                waiting.Clear();
            }

            await Task.WhenAll(waiting);
            return null;
        }
        catch (MqttException failed) when (failed.Layer == MqttLayer.Request)
        {
            return MqttFailures.Of(failed);
        }
        catch (MqttException failed)
        {
            await LeaveAsync();
            throw new SourceException(MqttFailures.Of(failed), failed);
        }
    }

    Task PublishAsync(MqttPublisher publisher, in SinkPoint point, CancellationToken cancellationToken)
    {
        var topic = MqttTopics.Of(_prefix, point.Series);
        // What is kept for those who come later is the newest value, not the one that came last.
        var isNewest = point.TimeUs >= _newest.GetValueOrDefault(topic, long.MinValue);
        if (isNewest)
            _newest[topic] = point.TimeUs;
        return publisher.PublishAsync(topic, MqttPayload.Of(point), MqttQos.AtLeastOnce, _retain && isNewest, cancellationToken);
    }

    async Task<MqttClient> ConnectedAsync(CancellationToken cancellationToken)
    {
        var client = _client;
        if (client is null)
        {
            _client = client = new MqttClient(Options(""), context.Clock);
            client.Start();
        }

        await client.ConnectedAsync(cancellationToken);
        return client;
    }

    async Task LeaveAsync()
    {
        var client = _client;
        _client = null;
        if (client is not null)
            await client.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await LeaveAsync();
}
