using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.IntegrationTests.Telemetry;

public sealed class AnalysisApiTests(Databases databases)
{
    const string Minute = "from=2026-03-01T10:00:00Z&to=2026-03-01T10:01:00Z";

    static readonly string[] s_perSignal = ["outline", "first?when=gt&value=1", "last?when=gt&value=1", "time-weighted", "durations", "increase", "at?time=2026-03-01T10:00:30Z"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    // One signal with a value every ten seconds from 10:00:00 on, the third of them bad.
    async Task<(RunningTwin Twin, Guid Signal, HttpClient Stranger)> PlantAsync(DatabaseKind kind, ValueKind values, params string[] written)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var added = await twin.Get<EditSignals>().AddAsync(
            Caller.System, new NewSignal(plant.Oven, "Load of the belt", values == ValueKind.Double ? "kW" : "1", values), Stop);
        var signal = Assert.IsType<TwinResult.Done>(added).Id;
        var samples = string.Join(',', written.Select((v, i) =>
            $$"""{"signal":"{{signal}}","time":"2026-03-01T10:00:{{i * 10:d2}}Z","value":{{v}},"status":{{(i == 2 ? 32768 : 0)}}}"""));
        using var posted = await twin.Client.PostAsync(
            "/api/v1/samples", new StringContent($$"""{"samples":[{{samples}}]}""", System.Text.Encoding.UTF8, "application/json"), Stop);
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        var other = await Plant.CreateAsync(twin, Stop);
        var key = await twin.Get<CreateKey>().RunAsync(
            Caller.System, $"stranger {Guid.NewGuid():n}", PrincipalKind.Service, Role.Producer, other.Site, null, Stop);
        return (twin, signal, twin.ClientOf(Assert.IsType<CreateKeyResult.Created>(key).Key));
    }

    static async Task<JsonNode> GetAsync(RunningTwin twin, string path) => (await twin.Client.GetFromJsonAsync<JsonNode>($"/api/v1/signals/{path}", Stop))!;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Figures_of_a_number_leave_out_what_is_unknown(DatabaseKind kind)
    {
        var (twin, signal, _) = await PlantAsync(kind, ValueKind.Double, "10", "20", "99", "40", "10");

        var step = await GetAsync(twin, $"{signal}/time-weighted?{Minute}&hold=10");
        var line = await GetAsync(twin, $"{signal}/time-weighted?{Minute}&interpolation=linear");
        var first = await GetAsync(twin, $"{signal}/first?{Minute}&when=gt&value=15");
        var last = await GetAsync(twin, $"{signal}/last?{Minute}&when=ge&value=40");
        var none = await GetAsync(twin, $"{signal}/last?{Minute}&when=eq&value=99");
        var increase = await GetAsync(twin, $"{signal}/increase?{Minute}");
        var held = await GetAsync(twin, $"{signal}/at?time=2026-03-01T10:00:15Z");
        var unknown = await GetAsync(twin, $"{signal}/at?time=2026-03-01T10:00:15Z&interpolation=linear");
        var outline = await GetAsync(twin, $"{signal}/outline?{Minute}&points=6&hold=15");

        Assert.Equal((40, 20, 800, 20), ((double)step["knownSeconds"]!, (double)step["unknownSeconds"]!, (double)step["integral"]!, (double)step["average"]!));
        Assert.Equal((20, 400, "linear"), ((double)line["knownSeconds"]!, (double)line["integral"]!, (string)line["interpolation"]!));
        Assert.Equal(20, (double)first["sample"]!["value"]!);
        Assert.Equal(DateTimeOffset.Parse("2026-03-01T10:00:30Z", null), (DateTimeOffset)last["sample"]!["time"]!);
        Assert.Null(none["sample"]);
        Assert.Equal((40, 1), ((double)increase["increase"]!, (long)increase["resets"]!));
        Assert.Equal("kW", (string)increase["unit"]!);
        Assert.Equal(20, (double)held["value"]!);
        Assert.Null(unknown["value"]);
        Assert.Equal([false, false, true, false], outline["points"]!.AsArray().Select(p => (bool)p!["afterGap"]!));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Durations_name_texts_and_carry_in_what_held_before(DatabaseKind kind)
    {
        var (twin, signal, _) = await PlantAsync(kind, ValueKind.Text, "\"running\"", "\"stopped\"", "\"lost\"", "\"running\"");

        var durations = await GetAsync(twin, $"{signal}/durations?from=2026-03-01T10:00:05Z&to=2026-03-01T10:01:00Z");

        Assert.Equal(
            ["running 35 1", "stopped 10 1"],
            durations["states"]!.AsArray().Select(s => $"{s!["state"]} {s["seconds"]} {s["entries"]}"));
        Assert.Equal(10, (double)durations["unknownSeconds"]!);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Several_signals_stand_on_one_clock_page_by_page(DatabaseKind kind)
    {
        var (twin, one, _) = await PlantAsync(kind, ValueKind.Double, "10", "20", "30", "40");
        var (_, two, _) = await PlantAsync(kind, ValueKind.Boolean, "true", "false", "true", "false");

        var rows = new List<string>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = await GetAsync(twin, $"aligned?signal={one}&signal={two}&{Minute}&step=15&limit=2&cursor={cursor}");
            rows.AddRange(page["rows"]!.AsArray().Select(r => $"{(DateTimeOffset)r!["time"]!:mm:ss} {r["values"]!.ToJsonString()}"));
            cursor = (string?)page["nextCursor"];
        }

        Assert.Equal(["00:00 [10,1]", "00:15 [20,0]", "00:30 [40,0]", "00:45 [40,0]"], rows);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Asking_needs_the_right_to_read_and_a_question_that_makes_sense(DatabaseKind kind)
    {
        var (twin, signal, stranger) = await PlantAsync(kind, ValueKind.Double, "1");

        foreach (var what in s_perSignal)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"/api/v1/signals/{signal}/{what}", Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await twin.Client.GetAsync($"/api/v1/signals/{Guid.NewGuid()}/{what}", Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await twin.Client.GetAsync($"/api/v1/signals/{signal}/{what}", Stop)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"/api/v1/signals/aligned?signal={signal}&step=1", Stop)).StatusCode);
        foreach (var (wrong, code) in new[]
        {
            ("outline?points=2", "out-of-range"), ("first?when=about&value=1", "unknown-choice"), ("first?when=gt&value=NaN", "not-finite"),
            ("time-weighted?interpolation=cubic", "unknown-choice"), ("time-weighted?hold=0", "out-of-range"), ("increase?modulus=-1", "out-of-range"),
            ("durations?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z", "span-backwards"), ("first?value=1", "bad-request"),
        })
        {
            using var refused = await twin.Client.GetAsync($"/api/v1/signals/{signal}/{wrong}", Stop);
            Assert.Equal((HttpStatusCode.BadRequest, code), (refused.StatusCode, (string)(await refused.Content.ReadFromJsonAsync<JsonNode>(Stop))!["type"]!));
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await twin.Client.GetAsync($"/api/v1/signals/aligned?signal={signal}&step=0", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await twin.Client.GetAsync("/api/v1/signals/aligned?step=1", Stop)).StatusCode);
    }
}
