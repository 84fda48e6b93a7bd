using System.Text;
using System.Text.Json;
using AIoT.Twin.Acquisition;
using AIoT.Twin.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sources;

/// <summary>Topics of Debian's mosquitto, added over HTTP and published to by mosquitto_pub.</summary>
public sealed class MqttSourceTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_mosquitto_pub_publishes_arrives(DatabaseKind kind)
    {
        Assert.SkipUnless(MosquittoBroker.Missing is null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(new(), Stop);
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var (timed, plain) = (await bench.SignalAsync("Timed", "Cel"), await bench.SignalAsync("Plain", "bar"));
        var source = await bench.SourceAsync("Broker", "mqtt", new { host = "127.0.0.1", port = broker.Port });
        await bench.BindAsync(source, timed, new { topic = "line/1", path = "$.t", timePath = "$.at" }, unit: "[degF]");
        await bench.BindAsync(source, plain, new { topic = "line/2" });
        await SubscribedAsync(bench, source, 2);
        var at = TimeProvider.System.Now().AddSeconds(-30);

        // Twice, as a device does that is not sure.
        var payload = FormattableString.Invariant($$"""{"t": 212, "at": "{{at:O}}"}""");
        await broker.PublishAsync("line/1", payload, 1);
        await broker.PublishAsync("line/1", payload, 1);
        await broker.PublishAsync("line/2", "3.5", 1);

        var sample = await bench.LatestAsync(timed, _ => true);
        Assert.Equal(100, sample.Value, 1e-9);
        Assert.Equal(at.ToMicroseconds(), sample.TimeUs);
        Assert.Equal(3.5, (await bench.LatestAsync(plain, _ => true)).Value);
        var bindings = await bench.GetAsync($"/api/v1/sources/{source}/bindings");
        Assert.Equal(
            ["atLeastOnce", "exactlyOnce"],
            bindings.GetProperty("items").EnumerateArray().Select(b => b.GetProperty("delivery").GetString()!).Order(StringComparer.Ordinal));
        await InHistory.ContainsAsync(bench.App, timed, 100);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_cannot_be_used_is_counted_by_its_reason_and_disturbs_nothing_else(DatabaseKind kind)
    {
        Assert.SkipUnless(MosquittoBroker.Missing is null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(new(), Stop);
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var (odd, even) = (await bench.SignalAsync("Odd", "Cel"), await bench.SignalAsync("Even", "bar"));
        var source = await bench.SourceAsync("Broker", "mqtt", new { host = "127.0.0.1", port = broker.Port });
        await bench.BindAsync(source, odd, new { topic = "odd", path = "$.t", timePath = "$.at" });
        await bench.BindAsync(source, even, new { topic = "even" });
        await SubscribedAsync(bench, source, 2);

        await broker.PublishAsync("odd", """{"pressure": 4}""", 1);
        await broker.PublishAsync("odd", "not json", 1);
        await broker.PublishAsync("odd", """{"t": "warm", "at": "2026-01-01T00:00:00Z"}""", 1);
        await broker.PublishAsync("odd", """{"t": 5, "at": "yesterday"}""", 1);
        await broker.PublishAsync("odd", """{"t": 5, "at": "1815-06-18T00:00:00Z"}""", 1);
        await broker.PublishBytesAsync("odd", Encoding.UTF8.GetBytes($$"""{"t": 1, "filler": "{{new string('x', 10_000_000)}}"}"""), 1);
        await broker.PublishAsync("even", "2.5", 1);

        Assert.Equal(2.5, (await bench.LatestAsync(even, _ => true)).Value);
        string[] expected = ["json-path-missing", "not-a-number", "not-json", "payload-too-large", "time-out-of-range", "time-unreadable"];
        var status = (await bench.StatusAsync(source, s => Reasons(s).Count() >= expected.Length)).GetProperty("status");
        Assert.Equal(expected, Reasons(status));
        Assert.Equal("running", status.GetProperty("state").GetString());
        Assert.All(status.GetProperty("dropped").EnumerateArray(), d => Assert.Equal(1, d.GetProperty("count").GetInt64()));
        // What was meant as a value is kept beside the history, with what came.
        var refused = (await bench.GetAsync("/api/v1/quarantine")).GetProperty("items").EnumerateArray();
        Assert.Equal(
            ["not-a-number {\"t\": \"warm\", \"at\": \"2026-01-01T00:00:00Z\"}", "not-json not json", "time-out-of-range 5", "time-unreadable 5"],
            refused.Select(g => $"{g.GetProperty("reason").GetString()} {g.GetProperty("example").GetString()}").Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_message_is_kept_by_the_broker_until_its_value_is_stored(DatabaseKind kind)
    {
        Assert.SkipUnless(MosquittoBroker.Missing is null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(new(), Stop);
        var database = await databases.CreateAsync(kind, Stop);
        Guid signal;
        var full = new NeverStores();
        await using (var first = await RunningTwin.StartAsync(
            database, b => b.Services.Replace(ServiceDescriptor.Singleton<ISampleSink>(full)), Stop, "Twin:Sources:AllowLoopback=true"))
        {
            var bench = await SourcesBench.OfAsync(first);
            signal = await bench.SignalAsync("Level");
            var source = await bench.SourceAsync("Broker", "mqtt", new { host = "127.0.0.1", port = broker.Port });
            await bench.BindAsync(source, signal, new { topic = "level" });
            await SubscribedAsync(bench, source, 1);
            await broker.PublishAsync("level", "17", 1);
            await full.Asked.WaitAsync(Stop);
        }

        await using var second = await SourcesBench.StartAsync(database);

        Assert.Equal(17, (await second.LatestAsync(signal, s => s.Status == SampleStatus.Good)).Value);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, true, "bad-credentials", "auth")]
    [InlineData(DatabaseKind.Postgres, true, "bad-credentials", "auth")]
    [InlineData(DatabaseKind.Sqlite, false, "connection-refused", "tcp")]
    [InlineData(DatabaseKind.Postgres, false, "connection-refused", "tcp")]
    public async Task A_failed_test_names_the_layer(DatabaseKind kind, bool isThere, string code, string layer)
    {
        Assert.SkipUnless(MosquittoBroker.Missing is null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(new() { User = "plant", Password = "right" }, Stop);
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));

        var port = isThere ? broker.Port : FreePort.Next();
        var settings = new { host = "127.0.0.1", port, user = "plant", password = "wrong" };
        var report = await bench.AskAsync("/api/v1/sources/test", new { twinId = bench.Machine, name = "Broker", driver = "mqtt", settings });

        var failure = report.GetProperty("failure");
        Assert.Contains(failure.GetProperty("code").GetString(), new[] { code, "not-authorized" });
        Assert.Equal(layer, failure.GetProperty("layer").GetString());
        Assert.NotEmpty(failure.GetProperty("text").GetString()!);
    }

    static IEnumerable<string> Reasons(JsonElement status) =>
        status.GetProperty("dropped").EnumerateArray().Select(d => d.GetProperty("reason").GetString()!).Order(StringComparer.Ordinal);

    // The newest binding begins the source anew; only then does the broker know every topic.
    static async Task SubscribedAsync(SourcesBench bench, Guid source, int bindings)
    {
        var supervisor = bench.App.Get<AIoT.Twin.Acquisition.Drivers.SourceSupervisor>();
        while (supervisor.BindingsOf(source) != bindings || supervisor.StatusOf(source)?.State != AIoT.Twin.Acquisition.Drivers.SourceState.Running)
        {
            Stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    sealed class NeverStores : ISampleSink
    {
        readonly TaskCompletionSource _asked = new();

        public Task Asked => _asked.Task;

        public async ValueTask WriteAsync(SampleBatch batch, CancellationToken cancellationToken)
        {
            _asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
    }
}
