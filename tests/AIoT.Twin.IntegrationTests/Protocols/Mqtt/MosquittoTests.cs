using System.Text;
using AIoT.Twin.Protocols.Mqtt;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Protocols.Mqtt;

/// <summary>The client against a broker nobody here wrote.</summary>
public sealed class MosquittoTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("twin-mqtt-").FullName;

    public MosquittoTests() => Assert.SkipUnless(MosquittoBroker.Missing is null, MosquittoBroker.Missing ?? "");

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_another_client_publishes_arrives_with_its_qos()
    {
        await using var broker = await MosquittoBroker.StartAsync(new(), Cancelled);
        await using var client = await ConnectAsync(To(broker));
        await client.SubscribeAsync("plant/+/power", MqttQos.AtLeastOnce, Cancelled);

        await broker.PublishAsync("plant/line1/power", """{"v":21.5}""", qos: 1);
        await broker.PublishAsync("plant/line2/power", "7", qos: 0);

        var first = await client.Messages.ReadAsync(Cancelled);
        first.Acknowledge();
        var second = await client.Messages.ReadAsync(Cancelled);
        Assert.Equal(("plant/line1/power", MqttQos.AtLeastOnce), (first.Topic, first.Qos));
        Assert.Equal(("plant/line2/power", MqttQos.AtMostOnce), (second.Topic, second.Qos));
        Assert.True(JsonPath.TryParse("$.v", out var path, out _));
        Assert.Equal(21.5, path.Read(first.Payload.Span).Number);
    }

    [Fact]
    public async Task What_is_published_comes_back_and_stays_when_retained()
    {
        await using var broker = await MosquittoBroker.StartAsync(new(), Cancelled);
        await using var client = await ConnectAsync(To(broker));
        var publisher = new MqttPublisher(client);

        await publisher.PublishAsync("kept", "1"u8.ToArray(), MqttQos.AtLeastOnce, retain: true, Cancelled);
        await client.SubscribeAsync("#", MqttQos.AtLeastOnce, Cancelled);
        var retained = await client.Messages.ReadAsync(Cancelled);
        await publisher.PublishAsync("now", "2"u8.ToArray(), MqttQos.AtMostOnce, retain: false, Cancelled);
        var live = await client.Messages.ReadAsync(Cancelled);

        Assert.Equal(("kept", true), (retained.Topic, retained.Retain));
        Assert.Equal(("now", false), (live.Topic, live.Retain));
    }

    [Fact]
    public async Task A_password_is_asked_for_and_a_wrong_one_is_said_to_be()
    {
        await using var broker = await MosquittoBroker.StartAsync(new() { User = "joe", Password = "secret" }, Cancelled);
        await MqttClient.ProbeAsync(To(broker) with { UserName = "joe", Password = "secret" }, TimeProvider.System, Cancelled);

        Assert.Equal(MqttFailure.NotAuthorized, await ProbeFailsAsync(To(broker) with { UserName = "joe", Password = "wrong" }));
        Assert.Equal(MqttFailure.NotAuthorized, await ProbeFailsAsync(To(broker)));
    }

    [Fact]
    public async Task Encrypted_messages_arrive_from_a_broker_whose_authority_is_trusted()
    {
        using var certificates = new TestCertificates(_folder);
        await using var broker = await MosquittoBroker.StartAsync(Encrypted(certificates), Cancelled);
        await using var client = await ConnectAsync(To(broker) with { Tls = new() { CaFile = certificates.AuthorityFile } });
        await client.SubscribeAsync("a", MqttQos.AtLeastOnce, Cancelled);

        await broker.PublishAsync("a", "secret", qos: 1);

        Assert.Equal("secret", Encoding.UTF8.GetString((await client.Messages.ReadAsync(Cancelled)).Payload.Span));
    }

    [Fact]
    public async Task What_is_wrong_with_a_certificate_is_named()
    {
        using var certificates = new TestCertificates(_folder);
        using var others = new TestCertificates(Directory.CreateDirectory(Path.Combine(_folder, "others")).FullName);
        await using var broker = await MosquittoBroker.StartAsync(Encrypted(certificates), Cancelled);
        var trusting = new MqttTls { CaFile = certificates.AuthorityFile };

        Assert.Equal(MqttFailure.CertificateUntrusted, await ProbeFailsAsync(To(broker) with { Tls = new() }));
        Assert.Equal(
            MqttFailure.CertificateUntrusted, await ProbeFailsAsync(To(broker) with { Tls = new() { CaFile = others.AuthorityFile } }));
        Assert.Equal(
            MqttFailure.CertificateNameMismatch,
            await ProbeFailsAsync(To(broker) with { Tls = trusting with { ServerName = "broker.example" } }));
        Assert.Equal(
            MqttFailure.CertificateFile, await ProbeFailsAsync(To(broker) with { Tls = new() { CaFile = Path.Combine(_folder, "none") } }));
        Assert.Equal(MqttLayer.Tls, new MqttException(MqttFailure.CertificateExpired, "").Layer);
    }

    [Fact]
    public async Task An_expired_certificate_is_said_to_be()
    {
        using var certificates = new TestCertificates(_folder);
        var settings = Encrypted(certificates) with { Server = certificates.ForServer(validUntilYear: 2001) };
        await using var broker = await MosquittoBroker.StartAsync(settings, Cancelled);

        Assert.Equal(
            MqttFailure.CertificateExpired,
            await ProbeFailsAsync(To(broker) with { Tls = new() { CaFile = certificates.AuthorityFile } }));
    }

    [Fact]
    public async Task A_broker_that_asks_for_a_certificate_of_ours_gets_it()
    {
        using var certificates = new TestCertificates(_folder);
        using var mine = certificates.ForClient("twin");
        var settings = Encrypted(certificates) with { RequiresClientCertificate = true };
        await using var broker = await MosquittoBroker.StartAsync(settings, Cancelled);
        var trusting = new MqttTls { CaFile = certificates.AuthorityFile };

        await MqttClient.ProbeAsync(To(broker) with { Tls = trusting with { ClientCertificate = mine } }, TimeProvider.System, Cancelled);
        Assert.Equal(MqttFailure.ClosedDuringLogin, await ProbeFailsAsync(To(broker) with { Tls = trusting }));
    }

    [Fact]
    public async Task Encryption_on_one_side_only_is_a_failure_and_not_a_hang()
    {
        using var certificates = new TestCertificates(_folder);
        await using var plain = await MosquittoBroker.StartAsync(new(), Cancelled);
        await using var encrypted = await MosquittoBroker.StartAsync(Encrypted(certificates), Cancelled);

        Assert.Equal(MqttFailure.TlsFailed, await ProbeFailsAsync(To(plain) with { Tls = new() { CaFile = certificates.AuthorityFile } }));
        Assert.Contains(await ProbeFailsAsync(To(encrypted)), (MqttFailure[])[MqttFailure.ClosedDuringLogin, MqttFailure.Malformed]);
    }

    [Fact]
    public async Task A_killed_broker_is_found_again_subscribed_again_and_loses_no_message_it_had_to_keep()
    {
        await using var broker = await MosquittoBroker.StartAsync(new() { Persistence = true }, Cancelled);
        await using var client = await ConnectAsync(To(broker) with { CleanSession = false, ShortestWait = TimeSpan.FromSeconds(0.1) });
        await client.SubscribeAsync("n", MqttQos.AtLeastOnce, Cancelled);
        await broker.PublishLinesAsync("n", Enumerable.Range(0, 20).Select(i => $"{i}"), qos: 1);

        for (var i = 0; i < 20; i++)
        {
            var message = await client.Messages.ReadAsync(Cancelled);
            Assert.Equal($"{i}", Encoding.UTF8.GetString(message.Payload.Span));
            if (i < 10)
                message.Acknowledge();
        }

        // Once round the broker, which then has stored what came before.
        await broker.PublishAsync("other", "", qos: 1);
        await broker.KillAsync();
        await UntilAsync(client, MqttPhase.Waiting);
        await broker.StartAsync(Cancelled);
        await UntilAsync(client, MqttPhase.Connected);
        await broker.PublishLinesAsync("n", Enumerable.Range(20, 10).Select(i => $"{i}"), qos: 1);

        var missing = Enumerable.Range(10, 20).Select(i => $"{i}").ToHashSet();
        while (missing.Count > 0)
        {
            var message = await client.Messages.ReadAsync(Cancelled);
            missing.Remove(Encoding.UTF8.GetString(message.Payload.Span));
            message.Acknowledge();
        }

        Assert.InRange(client.Counters.Reconnects, 1, 100);
    }

    [Fact]
    public async Task A_payload_of_ten_megabytes_is_refused_and_the_next_message_arrives()
    {
        await using var broker = await MosquittoBroker.StartAsync(new(), Cancelled);
        await using var client = await ConnectAsync(To(broker));
        await client.SubscribeAsync("#", MqttQos.AtLeastOnce, Cancelled);

        await broker.PublishBytesAsync("big", new byte[10_000_000], qos: 1);
        await broker.PublishAsync("small", "1", qos: 1);

        Assert.Equal("small", (await client.Messages.ReadAsync(Cancelled)).Topic);
        Assert.Equal(("big", 256L * 1024), (client.LastRefusal?.Topic, client.LastRefusal?.Limit ?? 0));
        Assert.Equal(0, client.Counters.Reconnects);
    }

    static MosquittoSettings Encrypted(TestCertificates certificates) =>
        new() { Server = certificates.ForServer(), CaFile = certificates.AuthorityFile };

    static MqttClientOptions To(MosquittoBroker broker) => new() { Host = "127.0.0.1", Port = broker.Port, ClientId = "twin" };

    static async Task<MqttClient> ConnectAsync(MqttClientOptions options)
    {
        var client = new MqttClient(options, TimeProvider.System);
        client.Start();
        await client.ConnectedAsync(Cancelled);
        return client;
    }

    static async Task<MqttFailure> ProbeFailsAsync(MqttClientOptions options) =>
        (await Assert.ThrowsAsync<MqttException>(() => MqttClient.ProbeAsync(options, TimeProvider.System, Cancelled))).Failure;

    static async Task UntilAsync(MqttClient client, MqttPhase phase)
    {
        while ((await client.States.ReadAsync(Cancelled)).Phase != phase)
            ;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
