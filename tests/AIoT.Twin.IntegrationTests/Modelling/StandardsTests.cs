using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.IntegrationTests.Modelling;

/// <summary>Standards over HTTP: what is refused, what is only reported, and how complete a place is.</summary>
public sealed class StandardsTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static readonly string[] s_temperatures = ["hot", "cold"];

    static readonly object s_asset = new
    {
        kind = "property",
        key = "asset",
        severity = "refuse",
        pattern = "[A-Z]{2}-\\d{4}",
        description = "Two letters, a dash and four digits",
        example = "OV-0001",
    };

    sealed record Bench(RunningTwin Twin, Plant Plant, HttpClient Engineer);

    async Task<Bench> BenchAsync(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        return new(twin, plant, await ClientAsync(twin, plant.Site, Role.OtEngineer));
    }

    static async Task<HttpClient> ClientAsync(RunningTwin twin, Guid on, Role role)
    {
        var key = await twin.Get<CreateKey>().RunAsync(Caller.System, $"engineer {Guid.NewGuid():n}", PrincipalKind.Service, role, on, null, Stop);
        return twin.ClientOf(Assert.IsType<CreateKeyResult.Created>(key).Key);
    }

    static async Task<(HttpStatusCode Status, JsonNode? Answer)> SendAsync(HttpClient client, HttpMethod method, string path, object body, string? version = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        if (version is not null)
            request.Headers.TryAddWithoutValidation("If-Match", version);
        using var answer = await client.SendAsync(request, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        return (answer.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null);
    }

    static Task<(HttpStatusCode Status, JsonNode? Answer)> SetAsync(HttpClient client, string type, Guid? scope, string? version, params object[] items) =>
        SendAsync(client, HttpMethod.Put, "/api/v1/standards", new { typeId = type, scopeId = scope, items }, version);

    static async Task SetAsync(Bench bench, string type, params object[] items) =>
        Assert.Equal(HttpStatusCode.OK, (await SetAsync(bench.Engineer, type, bench.Plant.Site, null, items)).Status);

    static async Task<string> ScoreAsync(Bench bench, Guid? twin = null)
    {
        var score = (await bench.Engineer.GetFromJsonAsync<JsonNode>($"/api/v1/standards/score?below={twin ?? bench.Plant.Site}", Stop))!["twin"]!;
        return $"{score["met"]} of {score["asked"]}, {score["twinsWithoutStandard"]} without, {score["score"]?.ToJsonString() ?? "unknown"}";
    }

    static async Task<IEnumerable<string>> MissingAsync(Bench bench) =>
        (await bench.Engineer.GetFromJsonAsync<JsonNode>($"/api/v1/standards/missing?below={bench.Plant.Site}", Stop))!["items"]!.AsArray()
            .Select(m => $"{((string)m!["path"]!).Split(" / ")[^1]}: {m["code"]} {m["key"]}{m["signalName"]}");

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_rule_breaks_nothing_that_is_there_and_holds_for_what_is_written(DatabaseKind kind)
    {
        var bench = await BenchAsync(kind);
        var oven = $"/api/v1/twins/{bench.Plant.Oven}";
        await SetAsync(bench, BuiltInTypes.WorkUnit, s_asset);

        // The type extends the one the rule is for; a fault that was there may stay.
        Assert.Equal(["Oven: standard-property-missing asset"], await MissingAsync(bench));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(bench.Engineer, HttpMethod.Patch, oven, new { name = "Oven 7" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(bench.Engineer, HttpMethod.Patch, oven, new { properties = new { colour = "grey" } })).Status);
        var wrong = await SendAsync(bench.Engineer, HttpMethod.Patch, oven, new { properties = new { asset = "seven" } });
        Assert.Equal((HttpStatusCode.BadRequest, "properties.asset", "OV-0001"), (wrong.Status, (string)wrong.Answer!["field"]!, (string)wrong.Answer["example"]!));
        Assert.Contains("Two letters, a dash and four digits", (string)wrong.Answer["title"]!, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(bench.Engineer, HttpMethod.Patch, oven, new { properties = new { asset = "OV-0007" } })).Status);
        Assert.Empty(await MissingAsync(bench));
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(bench.Engineer, HttpMethod.Patch, oven, new { properties = new { } })).Status);
        var bare = await SendAsync(bench.Engineer, HttpMethod.Post, "/api/v1/twins", new { typeId = BuiltInTypes.Oven, parentId = bench.Plant.Line2, name = "Oven 8" });
        Assert.Equal("standard-property-missing", (string)bare.Answer!["type"]!);
        var whole = await SendAsync(
            bench.Engineer, HttpMethod.Post, "/api/v1/twins",
            new { typeId = BuiltInTypes.Oven, parentId = bench.Plant.Line2, name = "Oven 8", properties = new { asset = "OV-0008" } });
        Assert.Equal(HttpStatusCode.Created, whole.Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Completeness_is_what_is_met_of_what_is_asked_and_unknown_where_nothing_is(DatabaseKind kind)
    {
        var bench = await BenchAsync(kind);
        Assert.Equal("0 of 0, 4 without, unknown", await ScoreAsync(bench));

        await SetAsync(
            bench, BuiltInTypes.ProductionLine, new { kind = "property", key = "manager" },
            new { kind = "twinName", pattern = "Line \\d", description = "Line and its number", example = "Line 1" });
        Assert.Equal("2 of 4, 2 without, 0.5", await ScoreAsync(bench));

        // One for each of the oven's signals, and none is described; the other holds everywhere below.
        var signals = bench.Twin.Get<ITwinTreeSource>().Tree.SignalsOf(bench.Plant.Oven).ToList();
        await SetAsync(bench, BuiltInTypes.Oven, new { kind = "signalFact", key = "description" }, new { kind = "signalFact", key = "source" });
        Assert.Equal($"0 of {2 * signals.Count}, 0 without, 0", await ScoreAsync(bench, bench.Plant.Oven));
        await SendAsync(bench.Engineer, HttpMethod.Patch, $"/api/v1/signals/{signals[0].Id}", new { description = "=Front, left" });
        Assert.Equal($"1 of {2 * signals.Count}", (await ScoreAsync(bench, bench.Plant.Oven)).Split(',')[0]);
        var csv = await bench.Engineer.GetStringAsync($"/api/v1/standards/missing.csv?below={bench.Plant.Site}", Stop);
        Assert.Equal(2 + 2 * signals.Count - 1 + 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        var lines = (await bench.Engineer.GetFromJsonAsync<JsonNode>($"/api/v1/standards/score?below={bench.Plant.Site}", Stop))!["below"]!.AsArray();
        Assert.Equal(["Line 1", "Line 2"], lines.Select(l => (string)l!["name"]!));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_nearer_type_counts_for_the_same_item_and_every_place_holds(DatabaseKind kind)
    {
        var bench = await BenchAsync(kind);
        await SetAsync(bench, BuiltInTypes.WorkUnit, s_asset);
        await SetAsync(bench, BuiltInTypes.Oven, new { kind = "property", key = "asset", severity = "report", allowed = s_temperatures });
        Assert.Equal(
            HttpStatusCode.OK,
            (await SendAsync(bench.Engineer, HttpMethod.Patch, $"/api/v1/twins/{bench.Plant.Oven}", new { properties = new { asset = "warm" } })).Status);
        Assert.Equal(["Oven: standard-property-not-allowed asset"], await MissingAsync(bench));

        Assert.Equal(HttpStatusCode.OK, (await SetAsync(bench.Twin.Client, BuiltInTypes.Oven, bench.Plant.Enterprise, null, s_asset)).Status);

        Assert.Equal(["Oven: standard-property-not-allowed asset", "Oven: standard-property-pattern asset"], (await MissingAsync(bench)).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Signals_are_named_kept_and_measured_as_the_standard_says(DatabaseKind kind)
    {
        var bench = await BenchAsync(kind);
        var tree = bench.Twin.Get<ITwinTreeSource>();
        var state = tree.Tree.SignalsOf(bench.Plant.Oven).Single(s => s.Name == "Power");
        await SetAsync(
            bench, BuiltInTypes.Oven,
            new { kind = "signal", key = "Power", severity = "refuse", unit = "W" },
            new { kind = "signalName", severity = "refuse", pattern = "[A-Z].*", description = "Begins with a capital letter", example = "Power" });

        var named = await SendAsync(bench.Engineer, HttpMethod.Post, $"/api/v1/twins/{bench.Plant.Oven}/signals", new { name = "flame", unit = "1" });
        var retired = await bench.Engineer.DeleteAsync($"/api/v1/signals/{state.Id}", Stop);
        var unit = await SendAsync(bench.Engineer, HttpMethod.Patch, $"/api/v1/signals/{state.Id}", new { unit = "Cel" });
        var same = await SendAsync(bench.Engineer, HttpMethod.Patch, $"/api/v1/signals/{state.Id}", new { unit = "MW" });

        Assert.Equal(("standard-signal-name", "Power"), ((string)named.Answer!["type"]!, (string)named.Answer["example"]!));
        Assert.Equal(HttpStatusCode.BadRequest, retired.StatusCode);
        Assert.Equal(("standard-signal-unit", "unit"), ((string)unit.Answer!["type"]!, (string)unit.Answer["field"]!));
        Assert.Equal(HttpStatusCode.OK, same.Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Moving_to_a_place_with_stricter_rules_is_refused(DatabaseKind kind)
    {
        var bench = await BenchAsync(kind);
        Assert.Equal(HttpStatusCode.OK, (await SetAsync(bench.Engineer, BuiltInTypes.WorkUnit, bench.Plant.Line2, null, s_asset)).Status);

        var moved = await SendAsync(bench.Engineer, HttpMethod.Post, $"/api/v1/twins/{bench.Plant.Oven}/move", new { parentId = bench.Plant.Line2 });
        Assert.Equal((HttpStatusCode.BadRequest, "standard-property-missing"), (moved.Status, (string)moved.Answer!["type"]!));
        Assert.Equal(bench.Plant.Line1, bench.Twin.Get<ITwinTreeSource>().Tree.Find(bench.Plant.Oven)!.ParentId);
        await SendAsync(bench.Engineer, HttpMethod.Patch, $"/api/v1/twins/{bench.Plant.Oven}", new { properties = new { asset = "OV-0001" } });
        Assert.Equal(
            HttpStatusCode.OK, (await SendAsync(bench.Engineer, HttpMethod.Post, $"/api/v1/twins/{bench.Plant.Oven}/move", new { parentId = bench.Plant.Line2 })).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_standard_is_changed_by_who_may_and_as_it_was_seen(DatabaseKind kind)
    {
        var (bench, other) = (await BenchAsync(kind), await BenchAsync(kind));
        var viewer = await ClientAsync(bench.Twin, bench.Plant.Site, Role.Viewer);
        await SetAsync(bench, BuiltInTypes.Oven, s_asset);

        Assert.Equal(HttpStatusCode.Forbidden, (await SetAsync(viewer, BuiltInTypes.Oven, bench.Plant.Site, null, s_asset)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SetAsync(other.Engineer, BuiltInTypes.Oven, bench.Plant.Site, null, s_asset)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await SetAsync(bench.Engineer, BuiltInTypes.Oven, bench.Plant.Site, "\"7\"", s_asset)).Status);
        Assert.DoesNotContain(
            bench.Plant.Site.ToString(), await other.Engineer.GetStringAsync("/api/v1/standards", Stop), StringComparison.Ordinal);
        foreach (var (item, code) in new (object, string)[]
        {
            (new { kind = "twinName", pattern = "(?=x)", description = "x", example = "x" }, "pattern-not-supported"),
            (new { kind = "twinName", pattern = "x+", description = "x", example = "y" }, "example-wrong"),
            (new { kind = "twinName", pattern = "x+", example = "x" }, "pattern-without-words"),
            (new { kind = "property" }, "standard-key"),
            (new { kind = "signalFact", key = "colour" }, "standard-fact-unknown"),
            (new { kind = "signalFact", key = "source", severity = "refuse" }, "standard-fact-only-reported"),
            (new { kind = "signal", key = "Power", unit = "horses" }, "unknown-unit"),
        })
        {
            var refused = await SetAsync(bench.Engineer, BuiltInTypes.Oven, bench.Plant.Site, null, item);
            Assert.Equal((HttpStatusCode.BadRequest, code), (refused.Status, (string)refused.Answer!["type"]!));
            Assert.StartsWith("items[0].", (string)refused.Answer["field"]!, StringComparison.Ordinal);
        }

        var preview = await SendAsync(
            bench.Engineer, HttpMethod.Post, "/api/v1/standards/preview",
            new { typeId = BuiltInTypes.ProductionLine, scopeId = bench.Plant.Site, items = new[] { new { kind = "twinName", pattern = ".* 1", description = "Ends in 1", example = "Line 1" } } });
        Assert.Equal((2, 1), ((int)preview.Answer!["twins"]!, (int)preview.Answer["notMet"]!));
        Assert.Equal(HttpStatusCode.NoContent, (await SetAsync(bench.Engineer, BuiltInTypes.Oven, bench.Plant.Site, null)).Status);
        Assert.Equal("0 of 0, 4 without, unknown", await ScoreAsync(bench));
        var audit = await bench.Twin.Get<IAuditQueries>().ListAsync(Caller.System, new AuditFilter { Twin = bench.Plant.Site }, null, 10, Stop);
        Assert.Contains(audit, a => a.Code == "standard-set" && a.Arguments["type"] == "Oven");
        Assert.Contains(audit, a => a.Code == "standard-removed");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Another_unit_begins_another_series_and_what_is_read_is_in_the_present_one(DatabaseKind kind)
    {
        var bench = await BenchAsync(kind);
        var added = await bench.Twin.Get<EditSignals>().AddAsync(Caller.System, new NewSignal(bench.Plant.Oven, "Inlet", "Cel", ValueKind.Double), Stop);
        var signal = Assert.IsType<TwinResult.Done>(added).Id;
        object Sample(string time, double value) => new { samples = new[] { new { signal, time, value } } };
        await SendAsync(bench.Engineer, HttpMethod.Post, "/api/v1/samples", Sample("2026-03-01T10:00:00Z", 100));

        await SendAsync(bench.Engineer, HttpMethod.Patch, $"/api/v1/signals/{signal}", new { unit = "[degF]" });
        await SendAsync(bench.Engineer, HttpMethod.Post, "/api/v1/samples", Sample("2026-03-01T10:00:01Z", 32));

        Assert.Equal(["Cel", "[degF]"], bench.Twin.Get<ISeriesCatalog>().AllOf(signal).Select(s => s.Unit));
        var page = await bench.Engineer.GetFromJsonAsync<JsonNode>($"/api/v1/signals/{signal}/samples?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z", Stop);
        Assert.Equal([212, 32], page!["items"]!.AsArray().Select(s => Math.Round((double)s!["value"]!, 9)));
        var lineage = await bench.Engineer.GetFromJsonAsync<JsonNode>($"/api/v1/signals/{signal}/lineage", Stop);
        Assert.Equal(["Cel", "[degF]"], lineage!["units"]!.AsArray().Select(u => (string)u!["unit"]!));
        Assert.Equal((string?)lineage["units"]![0]!["until"], (string?)lineage["units"]![1]!["since"]);
    }
}
