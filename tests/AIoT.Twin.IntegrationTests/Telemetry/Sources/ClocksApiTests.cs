using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sources;

/// <summary>How clocks stand over HTTP, who may see it, and that a source's own limits count.</summary>
public sealed class ClocksApiTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_sender_whose_clock_is_ahead_is_shown_to_itself_and_to_who_looks_after_all(DatabaseKind kind)
    {
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var signal = await bench.SignalAsync("Temperature", "Cel");
        using var other = await ClientAsync(bench);
        var time = bench.App.Get<TimeProvider>().Now().AddMinutes(2);

        var sent = await bench.App.Client.PostAsJsonAsync(
            "/api/v1/samples", new { producer = "gateway 7", samples = new[] { new { signal, time = time.ToString("O"), value = 1 } } }, Stop);

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        var clock = Assert.Single(await ClocksAsync(bench.App.Client))!;
        Assert.EndsWith("/gateway 7", (string)clock["producer"]!, StringComparison.Ordinal);
        Assert.InRange((double)clock["aheadSeconds"]!, 60, 120);
        Assert.Equal((300, null, null), ((double)clock["allowedAheadSeconds"]!, clock["allowedBehindSeconds"], clock["lastJump"]));
        Assert.Empty(await ClocksAsync(other));
        Assert.Empty((await bench.App.Client.GetFromJsonAsync<JsonNode>("/api/v1/clocks/jumps", Stop))!["items"]!.AsArray());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_source_may_have_limits_of_its_own(DatabaseKind kind)
    {
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var signal = await bench.SignalAsync("Temperature", "Cel");
        var source = await bench.SourceAsync("PLC", "modbus-tcp", new { host = "127.0.0.1", port = FreePort.Next() });
        using var other = await ClientAsync(bench);

        var wrong = await bench.App.Client.PutAsJsonAsync($"/api/v1/sources/{source}/clock", new { allowedAheadSeconds = 90_000 }, Stop);
        var denied = await other.PutAsJsonAsync($"/api/v1/sources/{source}/clock", new { allowedAheadSeconds = 10 }, Stop);
        var set = await bench.App.Client.PutAsJsonAsync($"/api/v1/sources/{source}/clock", new { allowedAheadSeconds = 10, allowedBehindSeconds = 60 }, Stop);

        Assert.Equal((HttpStatusCode.BadRequest, "clock-limit-out-of-range"), (wrong.StatusCode, await TypeOf(wrong)));
        Assert.Equal(HttpStatusCode.NotFound, denied.StatusCode);
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        var series = await bench.App.Get<ISeriesCatalog>().EnsureAsync(signal, ValueKind.Double, "Cel", Stop);
        var now = bench.App.Get<TimeProvider>().Now().ToMicroseconds();
        long[] seconds = [-70, -50, 0, 100];
        var ack = new AwaitableAck();
        await bench.App.Get<ISampleSink>().WriteAsync(
            new SampleBatch($"source:{source}", 0, null, seconds.Select(s => Sample.Of(series.Handle, now + s * 1_000_000, s)).ToArray(), ack), Stop);
        var receipt = Assert.IsType<BatchOutcome.Accepted>(await ack.Outcome.WaitAsync(Stop)).Receipt;

        Assert.Equal([new(0, "time-too-old"), new(3, "time-in-future")], receipt.Quarantined);
        var shown = await bench.App.Client.GetFromJsonAsync<JsonNode>($"/api/v1/sources/{source}", Stop);
        Assert.Equal((10, 60), ((double)shown!["allowedAheadSeconds"]!, (double)shown["allowedBehindSeconds"]!));
        Assert.InRange((double)shown["clock"]!["aheadSeconds"]!, 90, 100);
        Assert.Equal(source, (Guid)Assert.Single(await ClocksAsync(bench.App.Client))!["source"]!);
    }

    static async Task<HttpClient> ClientAsync(SourcesBench bench)
    {
        var key = await bench.App.Get<CreateKey>().RunAsync(Caller.System, "elsewhere", PrincipalKind.Service, Role.Producer, bench.Machine, null, Stop);
        return bench.App.ClientOf(Assert.IsType<CreateKeyResult.Created>(key).Key);
    }

    static async Task<JsonArray> ClocksAsync(HttpClient client) => (await client.GetFromJsonAsync<JsonNode>("/api/v1/clocks", Stop))!["items"]!.AsArray();

    static async Task<string?> TypeOf(HttpResponseMessage response) => (string?)(await response.Content.ReadFromJsonAsync<JsonNode>(Stop))!["type"];
}
