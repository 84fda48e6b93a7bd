using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.DataQuality;
using Microsoft.Extensions.DependencyInjection;
using static AIoT.Twin.IntegrationTests.Telemetry.DataQuality.QualityPlant;

namespace AIoT.Twin.IntegrationTests.Telemetry.DataQuality;

public sealed class QualityApiTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_range_set_by_a_person_is_judged_rolled_up_by_weight_and_tells_whom_it_hurts(DatabaseKind kind)
    {
        var usage = new GivenUsage();
        await using var twin = await RunningTwin.StartAsync(
            await databases.CreateAsync(kind, Stop), b => b.Services.AddSingleton<ITwinUsage>(usage), Stop, Settings);
        var plant = await CreateAsync(twin);
        var (hot, sound) = (await plant.SignalAsync("Hot"), await plant.SignalAsync("Sound"));
        usage.Signals.Add(hot);
        var now = TimeProvider.System.Now().ToMicroseconds() / Second * Second;
        await plant.WriteAsync(sound, Enumerable.Range(0, 60).Select(i => (now - ((60 - i) * Second), 20.0 + (i % 5))));
        await plant.WriteAsync(hot, Enumerable.Range(0, 30).Select(i => (now - ((60 - i) * Second), 20.0 + (i % 5))));

        using var set = await twin.Client.PutAsJsonAsync($"/api/v1/quality/signals/{hot}/rule", new { low = 0, high = 100, weight = 3 }, Stop);
        set.EnsureSuccessStatusCode();
        Assert.Equal("\"1\"", set.Headers.ETag!.Tag);
        await JudgeAsync(twin);
        await plant.WriteAsync(hot, Enumerable.Range(30, 10).Select(i => (now - ((60 - i) * Second), 130.0 + (i % 5))));
        await JudgeAsync(twin);

        var listed = (await twin.Client.GetFromJsonAsync<JsonObject>($"/api/v1/quality?twin={plant.Plant.Oven}&standing=notTrusted", Stop))!["items"]!.AsArray();
        var reason = Assert.Single(listed)!["reasons"]![0]!;
        Assert.Equal((hot, "outOfRange", 34.0, 100.0), ((Guid)listed[0]!["signalId"]!, (string)reason["kind"]!, (double)reason["magnitude"]!, (double)reason["limit"]!));
        Assert.Equal("34 °C above its highest, 100 °C", (string)reason["text"]!);

        var oven = (await twin.Client.GetFromJsonAsync<JsonObject>($"/api/v1/quality/twins/{plant.Plant.Oven}", Stop))!;
        Assert.Equal((55.0, 1, 40), ((double)oven["self"]!["points"]!, (int)oven["self"]!["notTrusted"]!, (int)oven["self"]!["worst"]!));
        Assert.Equal("Save gas", (string)oven["hurt"]![0]!["name"]!);
        Assert.True((double)oven["days"]!.AsArray()[^1]!["points"]! < 100);
        Assert.Null(oven["days"]![0]!["points"]);

        var detail = (await twin.Client.GetFromJsonAsync<JsonObject>($"/api/v1/quality/signals/{hot}", Stop))!;
        Assert.Equal(["fails"], detail["checks"]!.AsArray().Where(c => (string)c!["kind"]! == "outOfRange").Select(c => (string)c!["state"]!));
        Assert.Equal(["learning"], detail["checks"]!.AsArray().Where(c => (string)c!["kind"]! == "stuck").Select(c => (string)c!["state"]!));
        Assert.Contains("quality-rule-set", (await twin.Get<IAuditQueries>().ListAsync(Caller.System, new AuditFilter { Twins = [plant.Plant.Oven] }, null, 20, Stop)).Select(a => a.Code));
        var csv = await twin.Client.GetStringAsync(new Uri("/api/v1/quality?format=csv", UriKind.Relative), Stop);
        Assert.Contains("Hot,Cannot be trusted,40,Out of range,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_is_wrong_stale_or_not_ones_own_is_refused_and_nobody_reads_what_they_may_not()
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(DatabaseKind.Sqlite, Stop), Stop, Settings);
        var plant = await CreateAsync(twin);
        var signal = await plant.SignalAsync("Temperature");
        var path = $"/api/v1/quality/signals/{signal}/rule";
        async Task<(HttpStatusCode, string?)> PutAsync(object body, string? tag = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
            if (tag is not null)
                request.Headers.TryAddWithoutValidation("If-Match", tag);
            using var answer = await twin.Client.SendAsync(request, Stop);
            return (answer.StatusCode, answer.IsSuccessStatusCode ? null : (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>(Stop))!["type"]);
        }

        Assert.Equal((HttpStatusCode.BadRequest, "quality-range-empty"), await PutAsync(new { low = 5, high = 5 }));
        Assert.Equal((HttpStatusCode.BadRequest, "quality-weight"), await PutAsync(new { weight = -1 }));
        Assert.Equal((HttpStatusCode.BadRequest, "quality-interval"), await PutAsync(new { intervalSeconds = 0 }));
        Assert.Equal((HttpStatusCode.BadRequest, "quality-not-above-zero"), await PutAsync(new { mostPerMinute = 0 }));
        Assert.Equal((HttpStatusCode.BadRequest, "quality-check-unknown"), await PutAsync(new { off = (string[])["suspect"] }));
        Assert.Equal((HttpStatusCode.OK, null), await PutAsync(new { low = 0 }));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "changed-meanwhile"), await PutAsync(new { low = 1 }, "\"0\""));
        var nobody = new Caller(Guid.CreateVersion7(), PrincipalKind.Person);
        Assert.IsType<SetSignalRuleResult.Refused>(await twin.Get<SetSignalRule>().RunAsync(nobody, new SignalRuleInfo(signal), null, Stop));
        var queries = twin.Get<IQualityQueries>();
        Assert.Empty(queries.All(nobody));
        Assert.Null(queries.Of(nobody, signal));
        Assert.Empty(queries.ChecksOf(nobody, signal));
        Assert.Null(queries.OfTwin(nobody, plant.Plant.Oven));
    }

    [Fact]
    public async Task A_page_of_signals_goes_on_where_the_one_before_ended()
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(DatabaseKind.Sqlite, Stop), Stop, Settings);
        var plant = await CreateAsync(twin);
        for (var i = 0; i < 5; i++)
            await plant.SignalAsync($"Signal {i}");
        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = (await twin.Client.GetFromJsonAsync<JsonObject>($"/api/v1/quality?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}", Stop))!;
            seen.AddRange(page["items"]!.AsArray().Select(i => (Guid)i!["signalId"]!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);

        var all = twin.Get<IQualityQueries>().All(Caller.System).Select(s => s.Signal.Id).Order();
        Assert.Equal(all, seen);
    }

    sealed class GivenUsage : ITwinUsage
    {
        public HashSet<Guid> Signals { get; } = [];

        public string Name => "given";

        public Task<IReadOnlyList<TwinUse>> OfAsync(IReadOnlySet<Guid> twins, IReadOnlySet<Guid> signals, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<TwinUse>>(signals.Any(Signals.Contains) ? [new TwinUse("use-case", "Save gas", "/outcomes/1", UseSeverity.Stops)] : []);
    }
}
