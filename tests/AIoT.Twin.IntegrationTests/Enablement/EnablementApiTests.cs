using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.IntegrationTests.Enablement;

public sealed class EnablementApiTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_insight_goes_to_its_team_and_is_decided_over_rest(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop, "Twin:ModelOps:Enabled=false");
        var team = (await SendAsync(twin, "teams", new { name = "Early", twinId = TwinTree.RootId })).GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.NoContent, (await twin.Client.PutAsJsonAsync($"/api/v1/teams/{team}/roster", new { shifts = new[] { new { day = "monday", starts = 360, minutes = 480 } } }, Stop)).StatusCode);
        for (var i = 0; i < 3; i++)
            await SendAsync(twin, "insights", new { twinId = TwinTree.RootId, cause = $"cause-{i}", code = "behaviour-changed.level", arguments = new { magnitude = "6" } });

        var page = await ReadAsync(twin, "insights?limit=2");
        var rest = await ReadAsync(twin, $"insights?limit=2&cursor={page.GetProperty("nextCursor").GetString()}");
        var first = page.GetProperty("items")[0];
        var address = $"insights/{first.GetProperty("id").GetGuid()}";

        Assert.Equal((2, 1), (page.GetProperty("items").GetArrayLength(), rest.GetProperty("items").GetArrayLength()));
        Assert.Equal(team, first.GetProperty("teams")[0].GetGuid());
        Assert.Equal("accepted", (await SendAsync(twin, $"{address}/accept", new { })).GetProperty("state").GetString());
        Assert.Equal("acted", (await SendAsync(twin, $"{address}/act", new { found = "Cleaned." })).GetProperty("state").GetString());
        var again = await twin.Client.PostAsJsonAsync($"/api/v1/{address}/dismiss", new { reason = "known" }, Stop);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("insight-closed", (await again.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("type").GetString());
        Assert.Equal(2, (await ReadAsync(twin, "insights?open=true")).GetProperty("items").GetArrayLength());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Lists_answer_when_there_is_nothing_yet(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop);

        foreach (var list in (string[])["insights", "insights/mine", "teams", "models", "findings"])
            Assert.Equal(0, (await ReadAsync(twin, list)).GetProperty("items").GetArrayLength());
        Assert.Equal(12, (await ReadAsync(twin, "adoption")).GetProperty("weeks").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await twin.Client.GetAsync($"/api/v1/models/{Guid.NewGuid()}/scores.csv", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await twin.Client.GetAsync("/api/v1/adoption?weeks=1000", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await twin.Anonymous.GetAsync("/api/v1/insights", Stop)).StatusCode);
    }

    static async Task<JsonElement> SendAsync(RunningTwin twin, string path, object body)
    {
        var answer = await twin.Client.PostAsJsonAsync($"/api/v1/{path}", body, Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(Stop)}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }

    static async Task<JsonElement> ReadAsync(RunningTwin twin, string path) => await twin.Client.GetFromJsonAsync<JsonElement>($"/api/v1/{path}", Stop);
}
