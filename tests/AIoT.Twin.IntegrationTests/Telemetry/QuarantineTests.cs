using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.IntegrationTests.Telemetry;

/// <summary>Values that were refused, over HTTP: found again, mended and tried again, exported, given up.</summary>
public sealed class QuarantineTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    sealed record Bench(RunningTwin Twin, Plant Plant, Guid Signal, HttpClient Engineer);

    async Task<Bench> BenchAsync(DatabaseKind kind, ValueKind values = ValueKind.Double)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var added = await twin.Get<EditSignals>().AddAsync(Caller.System, new NewSignal(plant.Oven, "Load of the belt", "Cel", values), Stop);
        return new(twin, plant, Assert.IsType<TwinResult.Done>(added).Id, await ClientAsync(twin, plant.Site, Role.OtEngineer));
    }

    static async Task<HttpClient> ClientAsync(RunningTwin twin, Guid site, Role role)
    {
        var key = await twin.Get<CreateKey>().RunAsync(Caller.System, $"engineer {Guid.NewGuid():n}", PrincipalKind.Service, role, site, null, Stop);
        return twin.ClientOf(Assert.IsType<CreateKeyResult.Created>(key).Key);
    }

    static async Task SendAsync(HttpClient client, params (Guid Signal, string Time, string Value)[] samples)
    {
        var body = string.Join(',', samples.Select(s => $$"""{"signal":"{{s.Signal}}","time":"{{s.Time}}","value":{{s.Value}}}"""));
        using var content = new StringContent($$"""{"producer":"line","samples":[{{body}}]}""", Encoding.UTF8, "application/json");
        (await client.PostAsync("/api/v1/samples", content, Stop)).EnsureSuccessStatusCode();
    }

    static async Task<List<JsonNode>> GroupsAsync(HttpClient client, Guid signal) =>
    [
        .. (await client.GetFromJsonAsync<JsonNode>("/api/v1/quarantine?limit=1000", Stop))!["items"]!.AsArray().OfType<JsonNode>()
            .Where(g => (Guid?)g["signal"] == signal).OrderBy(g => (string)g["reason"]!, StringComparer.Ordinal),
    ];

    static async Task<(HttpStatusCode Status, JsonNode Answer)> ActAsync(HttpClient client, JsonNode group, string what, object body)
    {
        var answer = await client.PostAsJsonAsync($"/api/v1/quarantine/{group["id"]}/{what}", body, Stop);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>(Stop))!);
    }

    static async Task<IEnumerable<string?>> StoredAsync(Bench bench, Guid? signal = null) =>
        (await bench.Twin.Client.GetFromJsonAsync<JsonNode>(
            $"/api/v1/signals/{signal ?? bench.Signal}/samples?from=2000-01-01T00:00:00Z&to=2036-01-01T00:00:00Z", Stop))!["items"]!.AsArray()
            .Select(s => $"{s!["time"]} {s["value"]?.ToJsonString() ?? "-"} {s["quality"]}");

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nothing_that_was_refused_is_lost_without_trace(DatabaseKind kind)
    {
        var bench = await BenchAsync(kind);
        var unknown = Guid.NewGuid();

        await SendAsync(
            bench.Twin.Client, (bench.Signal, "9999-12-31T00:00:00Z", "1"), (bench.Signal, "1969-12-31T00:00:00Z", "2"),
            (bench.Signal, "2026-03-01T10:00:00Z", "\"=warm\""), (bench.Signal, "2026-03-01T10:00:01Z", "true"), (unknown, "2026-03-01T10:00:00Z", "\"4 bar\""));

        var groups = await GroupsAsync(bench.Twin.Client, bench.Signal);
        Assert.Equal(["time-before-1970 1 2", "time-in-future 1 1", "wrong-kind 2 true"], groups.Select(g => $"{g["reason"]} {g["kept"]} {g["example"]}"));
        var lost = Assert.Single(await GroupsAsync(bench.Twin.Client, unknown));
        Assert.Equal(("unknown-series", "4 bar"), ((string)lost["reason"]!, (string)lost["example"]!));
        var rows = await bench.Engineer.GetFromJsonAsync<JsonNode>($"/api/v1/quarantine/{groups[2]["id"]}/rows?limit=1", Stop);
        Assert.Equal("true", (string)rows!["items"]![0]!["value"]!);
        rows = await bench.Engineer.GetFromJsonAsync<JsonNode>($"/api/v1/quarantine/{groups[2]["id"]}/rows?cursor={rows["nextCursor"]}", Stop);
        Assert.Equal(("=warm", DateTimeOffset.Parse("2026-03-01T10:00:00Z", null)), ((string)rows!["items"]![0]!["value"]!, (DateTimeOffset)rows["items"]![0]!["time"]!));
        var csv = await bench.Engineer.GetStringAsync($"/api/v1/quarantine/{groups[2]["id"]}/csv", Stop);
        Assert.Contains(",'=warm,", csv, StringComparison.Ordinal);
        Assert.Contains("2026-03-01 11:00:00.000 CET", csv, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Times_that_are_ahead_are_shifted_and_stored_once(DatabaseKind kind)
    {
        var bench = await BenchAsync(kind);
        await SendAsync(bench.Engineer, (bench.Signal, "2126-03-01T10:00:00Z", "21.5"), (bench.Signal, "2126-03-01T10:00:01Z", "22.5"));
        var group = Assert.Single(await GroupsAsync(bench.Engineer, bench.Signal));
        var aCentury = (DateTimeOffset.Parse("2026-03-01T10:00:00Z", null) - DateTimeOffset.Parse("2126-03-01T10:00:00Z", null)).TotalSeconds;

        var unmended = await ActAsync(bench.Engineer, group, "retry", new { });
        var looked = await ActAsync(bench.Engineer, group, "preview", new { shiftSeconds = aCentury });
        var retried = await ActAsync(bench.Engineer, group, "retry", new { shiftSeconds = aCentury });
        var again = await ActAsync(bench.Engineer, group, "retry", new { shiftSeconds = aCentury });

        Assert.Equal((0, 2), ((int)unmended.Answer["stored"]!, (int)unmended.Answer["notSent"]!["time-in-future"]!));
        Assert.Equal((2, "21.5"), ((int)looked.Answer["sent"]!, (string)looked.Answer["examples"]![0]!["value"]!));
        Assert.Equal((HttpStatusCode.OK, 2), (retried.Status, (int)retried.Answer["stored"]!));
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
        Assert.Equal(["2026-03-01T10:00:00+00:00 21.5 good", "2026-03-01T10:00:01+00:00 22.5 good"], await StoredAsync(bench));
        var history = bench.Twin.Get<HistoryDatabase>();
        var batches = await history.ScalarAsync(
            $"select count(*) from {history.Prefix}batch b join {history.Prefix}producer p on p.id = b.producer where p.name = 'quarantine' and b.stored = 2", [], Stop);
        Assert.NotEqual(0L, batches);
        var audit = await bench.Twin.Get<IAuditQueries>().ListAsync(Caller.System, new AuditFilter { Twin = bench.Plant.Oven, Code = "quarantine-retried" }, null, 10, Stop);
        Assert.Equal("2", Assert.Single(audit).Arguments["count"]);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_signal_nobody_knows_is_chosen_and_a_text_is_converted(DatabaseKind kind)
    {
        var bench = await BenchAsync(kind);
        var unknown = Guid.NewGuid();
        await SendAsync(bench.Twin.Client, (unknown, "2026-03-01T10:00:00Z", "20.5"), (unknown, "2026-03-01T10:00:01Z", "\"21,5\""), (unknown, "2026-03-01T10:00:02Z", "\"warm\""));
        var group = Assert.Single(await GroupsAsync(bench.Twin.Client, unknown));

        var asSent = await ActAsync(bench.Twin.Client, group, "retry", new { signal = bench.Signal });
        var converted = await ActAsync(bench.Twin.Client, group, "retry", new { signal = bench.Signal, value = "converted" });
        var wrong = await ActAsync(bench.Twin.Client, group, "retry", new { signal = bench.Signal, value = "given", given = "hot" });
        var given = await ActAsync(bench.Twin.Client, group, "retry", new { signal = bench.Signal, value = "given", given = "23.5" });

        Assert.Equal((1, 2), ((int)asSent.Answer["stored"]!, (int)asSent.Answer["notSent"]!["wrong-kind"]!));
        Assert.Equal((1, 1), ((int)converted.Answer["stored"]!, (int)converted.Answer["notSent"]!["wrong-kind"]!));
        Assert.Equal((HttpStatusCode.BadRequest, "quarantine-value-wrong"), (wrong.Status, (string)wrong.Answer["type"]!));
        Assert.Equal(1, (int)given.Answer["stored"]!);
        Assert.Equal(
            ["2026-03-01T10:00:00+00:00 20.5 good", "2026-03-01T10:00:01+00:00 21.5 good", "2026-03-01T10:00:02+00:00 23.5 good"], await StoredAsync(bench));
        Assert.Empty(await GroupsAsync(bench.Twin.Client, unknown));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Chosen_rows_are_stored_without_a_value_and_the_others_given_up_with_a_reason(DatabaseKind kind)
    {
        var bench = await BenchAsync(kind, ValueKind.Integer);
        await SendAsync(bench.Engineer, (bench.Signal, "2026-03-01T10:00:00Z", "1.5"), (bench.Signal, "2026-03-01T10:00:01Z", "\"?\""));
        var group = Assert.Single(await GroupsAsync(bench.Engineer, bench.Signal));
        var rows = (await bench.Engineer.GetFromJsonAsync<JsonNode>($"/api/v1/quarantine/{group["id"]}/rows", Stop))!["items"]!.AsArray();

        var bad = await ActAsync(bench.Engineer, group, "retry", new { value = "bad", rows = new[] { (long)rows[0]!["id"]! } });
        var silent = await ActAsync(bench.Engineer, group, "discard", new { reason = " " });
        var gone = await ActAsync(bench.Engineer, group, "discard", new { reason = "The counter was being replaced" });

        Assert.Equal(1, (int)bad.Answer["stored"]!);
        Assert.Equal((HttpStatusCode.BadRequest, "reason"), (silent.Status, (string)silent.Answer["field"]!));
        Assert.Equal(1, (int)gone.Answer["rows"]!);
        Assert.Equal("bad", (await StoredAsync(bench)).Single()!.Split(' ')[2]);
        Assert.Empty(await GroupsAsync(bench.Engineer, bench.Signal));
        var audit = await bench.Twin.Get<IAuditQueries>().ListAsync(Caller.System, new AuditFilter { Twin = bench.Plant.Oven, Code = "quarantine-discarded" }, null, 10, Stop);
        Assert.Equal("The counter was being replaced", Assert.Single(audit).Reason);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_those_who_may_see_and_write_a_signal_see_and_act_on_what_was_refused_for_it(DatabaseKind kind)
    {
        var (bench, other) = (await BenchAsync(kind), await BenchAsync(kind));
        var unknown = Guid.NewGuid();
        await SendAsync(bench.Twin.Client, (bench.Signal, "9999-03-01T10:00:00Z", "1"), (unknown, "2026-03-01T10:00:00Z", "1"));
        var group = Assert.Single(await GroupsAsync(bench.Engineer, bench.Signal));
        var viewer = await ClientAsync(bench.Twin, bench.Plant.Site, Role.Viewer);

        Assert.Empty(await GroupsAsync(other.Engineer, bench.Signal));
        Assert.Empty(await GroupsAsync(bench.Engineer, unknown));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Engineer.GetAsync($"/api/v1/quarantine/{group["id"]}/rows", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ActAsync(other.Engineer, group, "discard", new { reason = "not mine" })).Status);
        Assert.Single(await GroupsAsync(viewer, bench.Signal));
        Assert.Equal(HttpStatusCode.Forbidden, (await ActAsync(viewer, group, "discard", new { reason = "not mine" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await ActAsync(viewer, group, "retry", new { value = "bad" })).Status);
        var stolen = Assert.Single(await GroupsAsync(bench.Twin.Client, unknown));
        Assert.Equal(HttpStatusCode.NotFound, (await ActAsync(other.Engineer, stolen, "retry", new { signal = other.Signal })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bench.Engineer.GetAsync("/api/v1/quarantine/nonsense/rows", Stop)).StatusCode);
    }
}
