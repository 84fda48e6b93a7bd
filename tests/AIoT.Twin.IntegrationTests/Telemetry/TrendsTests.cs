using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.IntegrationTests.Telemetry;

/// <summary>Marks on the time axis and files of trends, over both databases.</summary>
public sealed class TrendsTests(Databases databases)
{
    static readonly DateTimeOffset s_start = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static async Task<Guid> SignalAsync(RunningTwin twin, Guid of, string name, string unit, ValueKind kind) =>
        Assert.IsType<TwinResult.Done>(await twin.Get<EditSignals>().AddAsync(Caller.System, new NewSignal(of, name, unit, kind), Stop)).Id;

    static async Task StoreAsync(RunningTwin twin, Guid signal, ValueKind kind, string unit, params (int Second, double Value)[] values)
    {
        var series = await twin.Get<ISeriesCatalog>().EnsureAsync(signal, kind, unit, Stop);
        var ack = new AwaitableAck();
        Sample[] samples = [.. values.Select(v => kind is ValueKind.Double
            ? Sample.Of(series.Handle, s_start.AddSeconds(v.Second).ToMicroseconds(), v.Value)
            : new Sample(series.Handle, SampleStatus.Good, s_start.AddSeconds(v.Second).ToMicroseconds(), (long)v.Value))];
        await twin.Get<ISampleSink>().WriteAsync(new SampleBatch($"trends {Guid.NewGuid():n}", 1, null, samples, ack), Stop);
        Assert.IsType<BatchOutcome.Accepted>(await ack.Outcome);
    }

    static async Task<HttpClient> ClientAsync(RunningTwin twin, Guid scope, Role role)
    {
        var key = await twin.Get<CreateKey>().RunAsync(Caller.System, $"reader {Guid.NewGuid():n}", PrincipalKind.Service, role, scope, null, Stop);
        return twin.ClientOf(Assert.IsType<CreateKeyResult.Created>(key).Key);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Stops_insights_and_changes_are_marks_of_the_machine_they_are_of(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var state = await SignalAsync(twin, plant.Oven, "State of it", "1", ValueKind.State);
        await StoreAsync(
            twin, state, ValueKind.State, "1", (0, (int)MachineState.Running), (600, (int)MachineState.OwnFault), (660, (int)MachineState.Running), (900, (int)MachineState.Running));
        var advice = new NewInsight(plant.Oven, null, "level", "level", new Dictionary<string, string> { ["magnitude"] = "6" });
        Assert.IsType<InsightResult.Done>(await twin.Get<DeliverInsight>().RunAsync(Caller.System, advice, Stop));
        var marks = twin.Get<Catalog<ITwinMarks>>();
        var now = twin.Get<TimeProvider>().Now();

        var stop = Assert.Single(await marks.Find("stop")!.BetweenAsync(Caller.System, [plant.Oven], s_start, s_start.AddHours(1), 10, Stop));
        Assert.Equal(("OwnFault", s_start.AddSeconds(600), s_start.AddSeconds(660), plant.Oven), (stop.Code, stop.From, stop.To, stop.Twin));
        var insight = Assert.Single(await marks.Find("insight")!.BetweenAsync(Caller.System, [plant.Oven], now.AddHours(-1), now.AddHours(1), 10, Stop));
        Assert.Equal(("level", "6"), (insight.Code, insight.Arguments["magnitude"]));
        var changes = await marks.Find("change")!.BetweenAsync(Caller.System, [plant.Oven], now.AddHours(-1), now.AddHours(1), 10, Stop);
        Assert.Equal(["signal-added"], changes.Select(c => c.Code));

        foreach (var all in marks.All)
        {
            Assert.Empty(await all.BetweenAsync(Caller.System, [plant.Line2], s_start, now.AddHours(1), 10, Stop));
            Assert.Empty(await all.BetweenAsync(new Caller(Guid.NewGuid(), PrincipalKind.Person), [plant.Oven], s_start, now.AddHours(1), 10, Stop));
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_file_has_the_pens_side_by_side_in_site_time_and_utc(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var load = await SignalAsync(twin, plant.Oven, "Load", "kW", ValueKind.Double);
        var fan = await SignalAsync(twin, plant.Oven, "Fan", "1", ValueKind.Boolean);
        await StoreAsync(twin, load, ValueKind.Double, "kW", (0, 1.5), (1, 2.5));
        await StoreAsync(twin, fan, ValueKind.Boolean, "1", (1, 1));
        using var reader = await ClientAsync(twin, plant.Site, Role.Viewer);

        using var answer = await reader.GetAsync($"/api/v1/trends/csv?pens={load}_h,{fan}&range=2026-03-01T11:00 to 2026-03-01T12:00&every=raw", Stop);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);

        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("trend-2026-03-01-raw.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).TrimEnd().Split("\r\n");
        var place = $"{plant.Name} / Lübeck / Line 1 / Oven";
        Assert.Equal(
            [
                $"Time (Europe/Berlin),Time (UTC),{place} · Load,\"{place} · Load, quality\",{place} · Fan,\"{place} · Fan, quality\"",
                ",,kW,,,",
                "2026-03-01T11:00:00+01:00,2026-03-01T10:00:00Z,1.5,good,,",
                "2026-03-01T11:00:01+01:00,2026-03-01T10:00:01Z,2.5,good,on,good",
            ],
            lines);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_may_not_read_a_pen_gets_no_file_and_bad_questions_are_named(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var load = await SignalAsync(twin, plant.Oven, "Load", "kW", ValueKind.Double);
        using var stranger = await ClientAsync(twin, plant.Line2, Role.Viewer);
        using var reader = await ClientAsync(twin, plant.Site, Role.Viewer);

        async Task<(HttpStatusCode, string)> AskAsync(HttpClient client, string query)
        {
            using var answer = await client.GetAsync($"/api/v1/trends/csv?{query}", Stop);
            return (answer.StatusCode, (string)(await answer.Content.ReadFromJsonAsync<JsonNode>(Stop))!["type"]!);
        }

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await AskAsync(stranger, $"pens={load}"));
        Assert.Equal((HttpStatusCode.NotFound, "not-found"), await AskAsync(reader, $"pens={load},{Guid.NewGuid()}"));
        Assert.Equal((HttpStatusCode.BadRequest, "pens"), await AskAsync(reader, "pens=load"));
        Assert.Equal((HttpStatusCode.BadRequest, "range"), await AskAsync(reader, $"pens={load}&range=lately"));
        Assert.Equal((HttpStatusCode.BadRequest, "every"), await AskAsync(reader, $"pens={load}&every=often"));
        using var nobody = await twin.Anonymous.GetAsync($"/api/v1/trends/csv?pens={load}", Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }
}
