using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.IntegrationTests.Telemetry;

public sealed class SamplesApiTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    async Task<(RunningTwin Twin, Guid Signal, HttpClient Producer)> PlantAsync(DatabaseKind kind, ValueKind values = ValueKind.Double, Role role = Role.Producer)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var added = await twin.Get<EditSignals>().AddAsync(Caller.System, new NewSignal(plant.Oven, "Load of the belt", values == ValueKind.Double ? "kW" : "1", values), Stop);
        var key = await twin.Get<CreateKey>().RunAsync(Caller.System, $"gateway {Guid.NewGuid():n}", PrincipalKind.Service, role, plant.Site, null, Stop);
        return (twin, Assert.IsType<TwinResult.Done>(added).Id, twin.ClientOf(Assert.IsType<CreateKeyResult.Created>(key).Key));
    }

    static async Task<(HttpStatusCode Status, JsonNode Answer)> PostAsync(HttpClient client, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/samples")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            // What is refused by its length alone is not sent.
            Headers = { ExpectContinue = true },
        };
        using var response = await client.SendAsync(request, Stop);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>(Stop))!);
    }

    static string One(Guid signal, string time, string value, string more = "") =>
        $$"""{"samples":[{"signal":"{{signal}}","time":"{{time}}","value":{{value}}}]{{more}}}""";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_answered_with_200_can_be_read_at_once(DatabaseKind kind)
    {
        var (twin, signal, producer) = await PlantAsync(kind);

        var (status, answer) = await PostAsync(producer, $$"""
            {"producer":"line 1","epoch":1,"number":1,"samples":[
                {"signal":"{{signal}}","time":"2026-03-01T10:00:00.123456Z","value":21.5},
                {"signal":"{{signal}}","time":"2026-03-01T11:00:01+01:00","value":22.5,"status":16384},
                {"signal":"{{signal}}","time":"2026-03-01T10:00:02Z","value":null,"status":32768},
                {"signal":"{{signal}}","time":"9999-12-31T00:00:00Z","value":1},
                {"signal":"{{Guid.NewGuid()}}","time":"2026-03-01T10:00:00Z","value":1},
                {"signal":"{{signal}}","time":"2026-03-01T10:00:03Z","value":"warm"}]}
            """);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((3, 0, 0, false), ((int)answer["stored"]!, (int)answer["duplicates"]!, (int)answer["revised"]!, (bool)answer["duplicate"]!));
        Assert.Equal(
            ["3 time-in-future", "4 unknown-series", "5 wrong-kind"],
            answer["quarantined"]!.AsArray().Select(q => $"{q!["index"]} {q["reason"]}"));

        var span = $"from=2026-03-01T10:00:00Z&to=2026-03-01T10:00:05Z";
        var page = await twin.Client.GetFromJsonAsync<JsonNode>($"/api/v1/signals/{signal}/samples?{span}", Stop);
        Assert.Equal(["21.5", "22.5", null], page!["items"]!.AsArray().Select(s => s!["value"]?.ToJsonString()));
        Assert.Equal(["good", "uncertain", "bad"], page["items"]!.AsArray().Select(s => (string)s!["quality"]!));
        Assert.Equal(DateTimeOffset.Parse("2026-03-01T10:00:00.123456Z", null), (DateTimeOffset)page["items"]![0]!["time"]!);
        var window = await twin.Client.GetFromJsonAsync<JsonNode>($"/api/v1/signals/{signal}/window?{span}&points=5", Stop);
        Assert.Equal([1, 1, 1, 0, 0], window!["buckets"]!.AsArray().Select(b => (int)b!["count"]!));
        Assert.Equal([1, 1, 0, 0, 0], window["buckets"]!.AsArray().Select(b => (int)b!["used"]!));
        Assert.Null(window["buckets"]![2]!["mean"]);
        var latest = await twin.Client.GetFromJsonAsync<JsonNode>($"/api/v1/signals/{signal}/latest", Stop);
        Assert.Equal("bad", (string)latest!["sample"]!["quality"]!);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Repeating_a_number_is_harmless_and_misusing_it_is_a_conflict(DatabaseKind kind)
    {
        var (_, signal, producer) = await PlantAsync(kind);
        string Batch(int epoch, string value) => One(signal, "2026-03-01T10:00:00Z", value, $$""","producer":"p","epoch":{{epoch}},"number":7""");

        Assert.False((bool)(await PostAsync(producer, Batch(2, "1"))).Answer["duplicate"]!);
        Assert.True((bool)(await PostAsync(producer, Batch(2, "1"))).Answer["duplicate"]!);
        var conflict = await PostAsync(producer, Batch(2, "2"));
        var stale = await PostAsync(producer, Batch(1, "1"));

        Assert.Equal((HttpStatusCode.Conflict, "batch-conflict"), (conflict.Status, (string)conflict.Answer["type"]!));
        Assert.Equal((HttpStatusCode.Conflict, "stale-epoch"), (stale.Status, (string)stale.Answer["type"]!));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_batch_that_names_a_foreign_signal_or_cannot_be_read_is_refused_whole(DatabaseKind kind)
    {
        var (twin, signal, producer) = await PlantAsync(kind);
        var (_, foreign, _) = await PlantAsync(kind);

        var forbidden = await PostAsync(producer, $$"""
            {"samples":[{"signal":"{{signal}}","time":"2026-03-01T10:00:00Z","value":1},{"signal":"{{foreign}}","time":"2026-03-01T10:00:00Z","value":1}]}
            """);
        var backfill = await PostAsync(producer, One(signal, "2020-03-01T10:00:00Z", "1", ",\"backfill\":true"));
        var noOffset = await PostAsync(producer, One(signal, "2026-03-01T10:00:00", "1"));
        var infinite = await PostAsync(producer, One(signal, "2026-03-01T10:00:00Z", "1e999"));
        var nothing = await PostAsync(producer, One(signal, "2026-03-01T10:00:00Z", "null"));
        var large = await PostAsync(producer, One(signal, "2026-03-01T10:00:00Z", "1", $",\"producer\":\"{new string('x', 10_000_000)}\""));
        var unreadable = await PostAsync(producer, "{\"samples\":[");

        Assert.Equal((HttpStatusCode.Forbidden, foreign.ToString()), (forbidden.Status, (string)forbidden.Answer["signal"]!));
        Assert.Equal((HttpStatusCode.Forbidden, "TelemetryBackfill"), (backfill.Status, (string)backfill.Answer["permission"]!));
        Assert.Equal((HttpStatusCode.BadRequest, "time-unreadable", "samples[0].time"), (noOffset.Status, (string)noOffset.Answer["type"]!, (string)noOffset.Answer["field"]!));
        Assert.Equal((HttpStatusCode.BadRequest, "not-finite", "samples[0].value"), (infinite.Status, (string)infinite.Answer["type"]!, (string)infinite.Answer["field"]!));
        Assert.Equal((HttpStatusCode.BadRequest, "not-finite"), (nothing.Status, (string)nothing.Answer["type"]!));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.Status);
        Assert.Equal(HttpStatusCode.BadRequest, unreadable.Status);
        var page = await twin.Client.GetFromJsonAsync<JsonNode>($"/api/v1/signals/{signal}/samples?from=2020-01-01T00:00:00Z", Stop);
        Assert.Empty(page!["items"]!.AsArray());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Pages_follow_each_other_without_gap_or_repetition(DatabaseKind kind)
    {
        var (twin, signal, producer) = await PlantAsync(kind, ValueKind.Text);
        var samples = string.Join(',', Enumerable.Range(0, 25).Select(i => $$"""{"signal":"{{signal}}","time":"2026-03-01T10:00:{{i:d2}}Z","value":"state {{i % 3}}"}"""));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(producer, $$"""{"samples":[{{samples}}]}""")).Status);

        var values = new List<string>();
        var cursor = "";
        do
        {
            var page = await twin.Client.GetFromJsonAsync<JsonNode>(
                $"/api/v1/signals/{signal}/samples?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z&limit=10&cursor={cursor}", Stop);
            values.AddRange(page!["items"]!.AsArray().Select(s => (string)s!["value"]!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"state {i % 3}"), values);
        Assert.Equal("state 0", (string)(await twin.Client.GetFromJsonAsync<JsonNode>($"/api/v1/signals/{signal}/latest", Stop))!["sample"]!["value"]!);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Reading_asks_for_the_right_to_read(DatabaseKind kind)
    {
        var (twin, signal, _) = await PlantAsync(kind);
        var (_, _, stranger) = await PlantAsync(kind);

        foreach (var what in new[] { "latest", "samples", "window" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"/api/v1/signals/{signal}/{what}", Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await twin.Client.GetAsync($"/api/v1/signals/{Guid.NewGuid()}/{what}", Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await twin.Client.GetAsync($"/api/v1/signals/{signal}/window?points=0", Stop)).StatusCode);
        }
    }
}
