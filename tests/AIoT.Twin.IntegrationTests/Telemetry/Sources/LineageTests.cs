using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sources;

/// <summary>Where a signal came from is known after it was bound elsewhere, its source retired, and itself retired.</summary>
public sealed class LineageTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_address_and_original_unit_is_kept_with_its_time(DatabaseKind kind)
    {
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var signal = await bench.SignalAsync("Inlet", "Cel");
        var first = await bench.SourceAsync("Old broker", "mqtt", new { host = "127.0.0.1", port = 1 });
        var second = await bench.SourceAsync("New broker", "mqtt", new { host = "127.0.0.1", port = 2 });
        var client = bench.App.Client;

        var binding = await bench.BindAsync(first, signal, new { topic = "line/1" }, unit: "[degF]");
        // How often it is read says nothing of where it comes from.
        await EditAsync(client, binding, new { signalId = signal, address = new { topic = "line/1" }, unit = "[degF]", scale = 1.0, rules = Array.Empty<object>() });
        await EditAsync(client, binding, new { signalId = signal, address = new { topic = "line/2" }, unit = "K", scale = 0.1 });
        (await client.DeleteAsync($"/api/v1/sources/{first}", Stop)).EnsureSuccessStatusCode();
        await bench.BindAsync(second, signal, new { topic = "new/line" });
        (await client.DeleteAsync($"/api/v1/signals/{signal}", Stop)).EnsureSuccessStatusCode();

        var lineage = await bench.GetAsync($"/api/v1/signals/{signal}/lineage");
        var spans = lineage.GetProperty("bindings").EnumerateArray().ToList();
        Assert.True(lineage.GetProperty("isRetired").GetBoolean());
        Assert.Equal(
            ["Old broker line/1 [degF] Cel 1", "Old broker line/2 K Cel 0.1", "New broker new/line Cel Cel 1"],
            spans.Select(s => $"{s.GetProperty("sourceName")} {s.GetProperty("address").GetString()!.Split(' ')[0]} {s.GetProperty("originalUnit")} {s.GetProperty("unit")} {s.GetProperty("scale")}"));
        Assert.Equal(spans[0].GetProperty("until").GetDateTimeOffset(), spans[1].GetProperty("since").GetDateTimeOffset());
        Assert.True(spans[1].GetProperty("until").GetDateTimeOffset() <= spans[2].GetProperty("since").GetDateTimeOffset());
        Assert.Equal(JsonValueKind.String, spans[2].GetProperty("until").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/v1/signals/{Guid.NewGuid()}/lineage", Stop)).StatusCode);
    }

    static async Task EditAsync(HttpClient client, Guid binding, object body)
    {
        using var answer = await client.PutAsJsonAsync($"/api/v1/bindings/{binding}", body, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }
}
