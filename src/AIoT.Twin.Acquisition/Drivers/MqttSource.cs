using System.Runtime.CompilerServices;
using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>The one connection to a broker, with a session the broker keeps while we are away.</summary>
sealed class MqttSource(SourceContext context, FieldValues settings) : ISourceConnection
{
    const int MostMessages = 1000;

    volatile MqttClient? _listening;

    SourceLayer[] Layers => settings.IsOn("tls")
        ? [SourceLayer.Dns, SourceLayer.Tcp, SourceLayer.Tls, SourceLayer.Auth, SourceLayer.Protocol]
        : [SourceLayer.Dns, SourceLayer.Tcp, SourceLayer.Auth, SourceLayer.Protocol];

    MqttClientOptions Options(string suffix, bool keepSession)
    {
        var port = settings.Number("port", 1883);
        return new()
        {
            Host = settings.Text("host"),
            Port = port,
            ClientId = (settings.Find("clientId") ?? $"aiot-twin-{context.Source:n}") + suffix,
            UserName = settings.Find("user"),
            Password = settings.Find("password"),
            CleanSession = !keepSession,
            Tls = settings.IsOn("tls") ? new MqttTls() : null,
            MaxPacketBytes = settings.Number("maxPayload", 256 * 1024),
            AllowsAddress = address => context.Allows(address, port),
        };
    }

    public async IAsyncEnumerable<SampleBatch> ReadAsync(
        IReadOnlyList<SourceBinding> bindings, ISourceReport report, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var places = bindings.Select(b => (b, PlaceOf(b))).ToArray();
        await using var client = new MqttClient(Options("", keepSession: true), context.Clock);
        await SubscribeAsync(client, [.. places.Select(p => p.Item2)], report, cancellationToken);
        report.Connected();
        var watch = new MqttWatch(client, report, context.Clock);
        var decoder = new MqttDecoder(places, report);
        _listening = client;
        try
        {
            while (true)
            {
                await watch.WaitAsync(cancellationToken);
                if (Take(client, decoder, watch) is { } batch)
                    yield return batch;
            }
        }
        finally
        {
            _listening = null;
        }
    }

    static MqttPlace PlaceOf(SourceBinding binding) => MqttPlace.TryParse(binding.Address, out var place, out var problem)
        ? place!
        : throw new SourceException(new SourceFailure(SourceLayer.Data, problem!.Code, binding.Address.Text("topic")));

    static async Task SubscribeAsync(MqttClient client, IReadOnlyList<MqttPlace> places, ISourceReport report, CancellationToken cancellationToken)
    {
        try
        {
            client.Start();
            await client.ConnectedAsync(cancellationToken);
            foreach (var topic in places.GroupBy(p => p.Topic))
            {
                var answer = await client.SubscribeAsync(topic.Key, topic.Max(p => p.Qos), cancellationToken);
                if (answer.State == MqttSubscriptionState.Refused)
                    report.Trouble(new SourceFailure(SourceLayer.Auth, "subscription-refused", topic.Key));
            }
        }
        catch (MqttException failed)
        {
            throw new SourceException(MqttFailures.Of(failed), failed);
        }
    }

    SampleBatch? Take(MqttClient client, MqttDecoder decoder, MqttWatch watch)
    {
        var messages = new List<MqttMessage>();
        var taken = new MqttTaken();
        while (messages.Count < MostMessages && client.Messages.TryRead(out var message))
        {
            messages.Add(message);
            decoder.Decode(message, taken);
        }

        if (messages.Count == 0)
            return null;

        // Also when nothing of them could be used: counted, and not to be sent again for ever.
        var ack = new MqttBatchAck(messages, watch.Refused);
        return taken.Batch($"source:{context.Source}", ack);
    }

    public async Task<TestReport> TestAsync(CancellationToken cancellationToken)
    {
        if (_listening is { State.Phase: MqttPhase.Connected })
            return TestReport.Of(Layers, null);

        try
        {
            await MqttClient.ProbeAsync(Options("-test", keepSession: false), context.Clock, cancellationToken);
            return TestReport.Of(Layers, null);
        }
        catch (MqttException failed)
        {
            return TestReport.Of(Layers, MqttFailures.Of(failed));
        }
    }

    public Task<BrowseResult> BrowseAsync(string? node, CancellationToken cancellationToken) =>
        Task.FromResult<BrowseResult>(new BrowseResult.Unsupported());

    public Task<AddressPreview?> PreviewAsync(FieldValues address, CancellationToken cancellationToken) =>
        Task.FromResult<AddressPreview?>(null);

    public Task<WriteOutcome> WriteAsync(WritePermit permit, CancellationToken cancellationToken) =>
        Task.FromResult<WriteOutcome>(new WriteOutcome.Refused("writes-not-available"));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
