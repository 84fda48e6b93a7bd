using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.IntegrationTests.Telemetry.Lake;
using AIoT.Twin.Telemetry.Lake;
using static AIoT.Twin.IntegrationTests.Telemetry.Lake.LakePlant;

namespace AIoT.Twin.IntegrationTests.Telemetry.Import;

public sealed class ImportApiTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static async Task<JsonNode> JsonAsync(HttpResponseMessage response, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.StatusCode == expected, $"{response.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    [Fact]
    public async Task A_file_larger_than_other_requests_may_be_is_imported_over_http_and_asked_in_sql()
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(DatabaseKind.Sqlite, Stop), Stop, [.. LakeOf.Settings, "Twin:Import:KeepFreeBytes=0", "Twin:Lake:KeepFreeBytes=0"]);
        var plant = await LakePlant.CreateAsync(twin);
        await plant.SignalAsync("Inlet");
        var text = new StringBuilder("time,Inlet\n");
        var start = At("2026-03-01T00:00:00").ToTime();
        for (var i = 0; i < 20_000; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{start.AddSeconds(i):yyyy-MM-dd HH:mm:ss}Z,{i}\n");
        text.Append('\n', 9 << 20);
        using var content = new StringContent(text.ToString(), Encoding.UTF8, "text/csv");

        var id = (string)(await JsonAsync(await twin.Client.PostAsync("/api/v1/imports?name=week.csv", content, Stop), HttpStatusCode.Created))["id"]!;
        await JsonAsync(await twin.Client.PostAsync($"/api/v1/imports/{id}/check", null, Stop));
        Assert.Equal(20_000, (int)(await WaitAsync(twin, id, "checked"))["report"]!["new"]!);
        await JsonAsync(await twin.Client.PostAsync($"/api/v1/imports/{id}/run", null, Stop));
        Assert.Equal(20_000, (int)(await WaitAsync(twin, id, "done"))["stored"]!);

        await JsonAsync(await twin.Client.PostAsync("/api/v1/lake/export", null, Stop));
        var answer = await JsonAsync(await twin.Client.PostAsJsonAsync("/api/v1/lake/query", new { sql = "select count(*) n, sum(value) s from samples" }, Stop));
        Assert.Equal((20_000, 199_990_000), ((int)answer["rows"]![0]![0]!, (double)answer["rows"]![0]![1]!));
        var csv = await (await twin.Client.PostAsJsonAsync("/api/v1/lake/query?format=csv", new { sql = "select time, value from samples order by time limit 1" }, Stop)).Content.ReadAsStringAsync(Stop);
        Assert.Equal("time,value\r\n2026-03-01T00:00:00+00:00,0\r\n", csv);
        var wrong = await JsonAsync(await twin.Client.PostAsJsonAsync("/api/v1/lake/query", new { sql = "select x" }, Stop), HttpStatusCode.BadRequest);
        Assert.Equal("sql-wrong", (string)wrong["type"]!);
    }

    static async Task<JsonNode> WaitAsync(RunningTwin twin, string id, string state)
    {
        while (true)
        {
            var info = await JsonAsync(await twin.Client.GetAsync($"/api/v1/imports/{id}", Stop));
            if ((string)info["state"]! == state)
                return info;
            Assert.NotEqual("failed", (string)info["state"]!);
        }
    }

    [Fact]
    public async Task A_file_of_the_lake_is_handed_to_who_may_read_its_site_alone()
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(DatabaseKind.Sqlite, Stop), Stop, [.. LakeOf.Settings, "Twin:Lake:KeepFreeBytes=0"]);
        var plant = await LakePlant.CreateAsync(twin);
        await plant.WriteAsync(await plant.SignalAsync("Inlet"), (At("2026-03-01T10:00:00"), 1));
        Assert.True(await twin.Get<ExportLake>().RunAsync(Caller.System, Stop));

        var file = (await JsonAsync(await twin.Client.GetAsync("/api/v1/lake/files", Stop)))[0]!;
        var address = $"/api/v1/lake/files/{plant.Plant.Site}/2026-03-01/{file["name"]}";
        Assert.Equal((long)file["bytes"]!, (await (await twin.Client.GetAsync(address, Stop)).Content.ReadAsByteArrayAsync(Stop)).Length);
        Assert.Equal("up-to-date", (await JsonAsync(await twin.Client.GetAsync("/api/v1/lake", Stop)))["failure"] is null ? "up-to-date" : "failed");

        var key = Assert.IsType<CreateKeyResult.Created>(await twin.Get<CreateKey>().RunAsync(Caller.System, "line", PrincipalKind.Service, Role.Viewer, plant.Plant.Line1, null, Stop)).Key;
        using var line = twin.ClientOf(key);
        Assert.Empty((await JsonAsync(await line.GetAsync("/api/v1/lake/files", Stop))).AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await line.GetAsync(address, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await twin.Client.GetAsync($"/api/v1/lake/files/{plant.Plant.Site}/2026-03-01/_manifest.json", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await twin.Client.GetAsync($"/api/v1/lake/files/{plant.Plant.Site}/2026-03-01/..%2F..%2Fx.parquet", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await line.GetAsync("/api/v1/lake", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await line.PostAsync("/api/v1/imports?name=a.csv", new StringContent("time,Inlet\n"), Stop)).StatusCode);
    }

    [Fact]
    public async Task The_pages_upload_needs_the_token_of_its_form()
    {
        var twin = await databases.SharedAsync(DatabaseKind.Sqlite, Stop);
        using var form = new MultipartFormDataContent { { new StringContent("made up"), "__RequestVerificationToken" }, { new StringContent("time,a\n"), "files", "a.csv" } };
        using var keyed = twin.ClientOf("a-bootstrap-key-of-the-tests-0123456789");

        Assert.NotEqual(HttpStatusCode.OK, (await twin.Anonymous.PostAsync("/import/files", form, Stop)).StatusCode);
        using var again = new MultipartFormDataContent { { new StringContent("made up"), "__RequestVerificationToken" }, { new StringContent("time,a\n"), "files", "a.csv" } };
        Assert.NotEqual(HttpStatusCode.OK, (await keyed.PostAsync("/import/files", again, Stop)).StatusCode);
    }
}
