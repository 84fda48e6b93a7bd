using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AIoT.Twin.IntegrationTests.Web;

public sealed class TwinsApiTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_twin_is_created_read_renamed_moved_retired_and_restored(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var api = twin.Client;

        using var made = await api.PostAsJsonAsync("/api/v1/twins", new { typeId = "dtmi:aiot:twin:Mixer;1", name = "Mixer", parentId = plant.Line1 }, Stop);
        Assert.Equal((HttpStatusCode.Created, "\"1\""), (made.StatusCode, made.Headers.ETag!.Tag));
        var address = made.Headers.Location!;

        using var renamed = await PatchAsync(api, address, new { name = "Dough mixer" }, "\"1\"");
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (renamed.StatusCode, renamed.Headers.ETag!.Tag));
        using var stale = await PatchAsync(api, address, new { name = "Other" }, "\"1\"");
        Assert.Equal((HttpStatusCode.PreconditionFailed, "changed-meanwhile"), (stale.StatusCode, await TypeOfAsync(stale)));

        using var moved = await api.PostAsJsonAsync($"{address}/move", new { parentId = plant.Line2 }, Stop);
        Assert.Equal($"{plant.Name} / Lübeck / Line 2 / Dough mixer", (await moved.Content.ReadFromJsonAsync<JsonObject>(Stop))!["path"]!.GetValue<string>());
        using var circle = await api.PostAsJsonAsync($"/api/v1/twins/{plant.Site}/move", new { parentId = plant.Line2 }, Stop);
        Assert.Equal((HttpStatusCode.Conflict, "under-itself"), (circle.StatusCode, await TypeOfAsync(circle)));

        Assert.Equal(HttpStatusCode.NoContent, (await api.DeleteAsync(address, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync(address, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await api.PostAsJsonAsync($"{address}/restore", new { }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync(address, Stop)).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Lists_come_in_pages_that_together_are_whole(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await twin.Client.GetFromJsonAsync<JsonObject>($"/api/v1/signals?below={plant.Site}&limit=4&cursor={cursor}", Stop);
            seen.AddRange(page!["items"]!.AsArray().Select(i => i!["id"]!.GetValue<string>()));
            cursor = page["nextCursor"]?.GetValue<string>();
        }
        while (cursor is not null);

        var subtree = await twin.Client.GetFromJsonAsync<JsonObject>($"/api/v1/twins/{plant.Enterprise}/subtree", Stop);
        Assert.Equal(13, seen.Distinct().Count());
        Assert.Equal(13, seen.Count);
        Assert.Equal(4, subtree!["items"]!.AsArray().Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_key_for_one_line_sees_that_line_only(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        using var made = await twin.Client.PostAsJsonAsync("/api/v1/keys", new { name = $"line {plant.Name}", role = "viewer", twinId = plant.Line1 }, Stop);
        var key = (await made.Content.ReadFromJsonAsync<JsonObject>(Stop))!["key"]!.GetValue<string>();
        using var line = twin.ClientOf(key);

        var seen = await line.GetFromJsonAsync<JsonObject>("/api/v1/twins", Stop);
        using var write = await line.PostAsJsonAsync("/api/v1/twins", new { typeId = "dtmi:aiot:twin:Mixer;1", name = "Mixer", parentId = plant.Line1 }, Stop);

        Assert.Equal(["Line 1", "Oven"], seen!["items"]!.AsArray().Select(i => i!["name"]!.GetValue<string>()).Order());
        Assert.Equal(HttpStatusCode.Forbidden, (await line.GetAsync($"/api/v1/twins/{plant.Site}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await line.GetAsync("/api/v1/audit", Stop)).StatusCode);
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (write.StatusCode, await TypeOfAsync(write)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_type_is_given_back_as_the_document_it_is(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);

        var type = await twin.Client.GetFromJsonAsync<JsonObject>("/api/v1/types/dtmi:aiot:twin:Oven;1", Stop);

        Assert.Equal("dtmi:aiot:twin:Machine;1", type!["extends"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_audit_lists_verifies_and_exports(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        await twin.Client.DeleteAsync($"/api/v1/twins/{plant.Oven}", Stop);

        var list = await twin.Client.GetFromJsonAsync<JsonObject>($"/api/v1/audit?twin={plant.Line1}", Stop);
        var number = list!["items"]![0]!["number"]!.GetValue<long>();
        var leaf = await twin.Client.GetFromJsonAsync<JsonObject>($"/api/v1/audit/{number}", Stop);
        var verdict = await twin.Client.GetFromJsonAsync<JsonObject>("/api/v1/audit/verify", Stop);
        var export = await twin.Client.GetStringAsync("/api/v1/audit/export", Stop);

        Assert.Equal("twin-retired", list["items"]![0]!["code"]!.GetValue<string>());
        Assert.Null(leaf!["items"]![0]!["before"]!["retiredAt"]);
        Assert.NotNull(leaf["items"]![0]!["after"]!["retiredAt"]);
        Assert.True(verdict!["intact"]!.GetValue<bool>());
        Assert.True(export.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length >= number);
    }

    static async Task<HttpResponseMessage> PatchAsync(HttpClient api, Uri address, object body, string match)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, address) { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue(match));
        return await api.SendAsync(request, Stop);
    }

    static async Task<string> TypeOfAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonObject>(Stop))!["type"]!.GetValue<string>();
}
