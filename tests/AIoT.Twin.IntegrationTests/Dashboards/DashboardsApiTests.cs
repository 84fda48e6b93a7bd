using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.IntegrationTests.Dashboards;

public sealed class DashboardsApiTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_board_is_made_filled_renamed_and_retired(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var signal = await SignalAsync(twin, plant);

        var board = await CreateAsync(twin.Client, plant, "Line 1 today");
        await PostAsync(twin.Client, $"{board}/widgets", new { kind = "Trend", signals = new[] { signal }, range = "now-24h" });
        await PostAsync(twin.Client, $"{board}/widgets", new { kind = "Value", signals = new[] { signal } });
        var renamed = await SendAsync(twin.Client, HttpMethod.Patch, board, new { name = "Line 1" }, version: 3);
        var late = await SendAsync(twin.Client, HttpMethod.Patch, board, new { name = "Other" }, version: 3);

        var shown = await twin.Client.GetFromJsonAsync<JsonObject>(board, Stop);
        Assert.Equal(HttpStatusCode.OK, renamed.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal("Line 1", (string?)shown!["name"]);
        Assert.Equal(["now-24h", null], shown["widgets"]!.AsArray().Select(w => (string?)w!["range"]));
        Assert.Equal(4, (int?)shown["version"]);

        var gone = (string?)shown["widgets"]![0]!["id"];
        await SendAsync(twin.Client, HttpMethod.Delete, $"{board}/widgets/{gone}", null, null);
        await SendAsync(twin.Client, HttpMethod.Delete, board, null, null);
        Assert.Equal(HttpStatusCode.NotFound, (await twin.Client.GetAsync(board, Stop)).StatusCode);
        await CreateAsync(twin.Client, plant, "LINE 1");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Others_see_a_board_when_it_is_shared_with_their_role_and_never_change_it(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        using var viewer = await KeyAsync(twin, Role.Viewer, plant.Site);
        using var elsewhere = await KeyAsync(twin, Role.Viewer, plant.Line2);
        var board = await CreateAsync(twin.Client, plant, "Line 1");

        Assert.Equal(HttpStatusCode.NotFound, (await viewer.GetAsync(board, Stop)).StatusCode);
        var shared = await SendAsync(twin.Client, HttpMethod.Patch, board, new JsonObject { ["sharedWith"] = new JsonArray("Viewer") }, null);

        Assert.Equal(HttpStatusCode.OK, shared.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await viewer.GetAsync(board, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(board, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(viewer, HttpMethod.Patch, board, new { name = "Mine" }, null)).StatusCode);
        var list = await viewer.GetFromJsonAsync<JsonObject>("/api/v1/dashboards", Stop);
        Assert.Equal(["Line 1"], list!["items"]!.AsArray().Select(b => (string?)b!["name"]));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_wrong_is_said_by_a_code_at_its_field(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var board = await CreateAsync(twin.Client, plant, "Line 1");

        Assert.Equal("name-taken name", await ProblemAsync(twin.Client, "/api/v1/dashboards", new { twin = plant.Line1, name = "line 1" }));
        Assert.Equal("name-missing name", await ProblemAsync(twin.Client, "/api/v1/dashboards", new { twin = plant.Line1, name = " " }));
        Assert.Equal("unknown-twin twin", await ProblemAsync(twin.Client, "/api/v1/dashboards", new { twin = Guid.NewGuid(), name = "A" }));
        Assert.Equal("unknown-signal signals", await ProblemAsync(twin.Client, $"{board}/widgets", new { kind = "Value", signals = new[] { Guid.NewGuid() } }));
        Assert.Equal("signals-count signals", await ProblemAsync(twin.Client, $"{board}/widgets", new { kind = "Trend", signals = Array.Empty<Guid>() }));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_signal_on_a_board_is_known_to_be_used(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var signal = await SignalAsync(twin, plant);
        var board = await CreateAsync(twin.Client, plant, "Line 1");
        await PostAsync(twin.Client, $"{board}/widgets", new { kind = "Value", signals = new[] { signal } });

        var uses = await twin.Get<Catalog<ITwinUsage>>().Find("dashboards")!.OfAsync(new HashSet<Guid>(), new HashSet<Guid> { signal }, Stop);

        Assert.Equal($"/d/{board.Split('/')[^1]}", Assert.Single(uses).Link);
    }

    static async Task<Guid> SignalAsync(RunningTwin twin, Plant plant) => Assert.IsType<TwinResult.Done>(await twin.Get<EditSignals>()
        .AddAsync(Caller.System, new NewSignal(plant.Oven, "Load of the belt", "kW", ValueKind.Double), Stop)).Id;

    static async Task<HttpClient> KeyAsync(RunningTwin twin, Role role, Guid on) => twin.ClientOf(Assert.IsType<CreateKeyResult.Created>(
        await twin.Get<CreateKey>().RunAsync(Caller.System, $"{role} {Guid.NewGuid():n}", PrincipalKind.Service, role, on, null, Stop)).Key);

    static async Task<string> CreateAsync(HttpClient client, Plant plant, string name)
    {
        var made = await client.PostAsJsonAsync("/api/v1/dashboards", new { twin = plant.Line1, name }, Stop);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return made.Headers.Location!.OriginalString;
    }

    static async Task PostAsync(HttpClient client, string path, object body) =>
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync(path, body, Stop)).StatusCode);

    static async Task<string> ProblemAsync(HttpClient client, string path, object body)
    {
        var problem = (await (await client.PostAsJsonAsync(path, body, Stop)).Content.ReadFromJsonAsync<JsonObject>(Stop))!;
        return $"{problem["type"]} {problem["field"]}";
    }

    static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, object? body, int? version)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (version is { } known)
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{known}\"");
        return await client.SendAsync(request, Stop);
    }
}
