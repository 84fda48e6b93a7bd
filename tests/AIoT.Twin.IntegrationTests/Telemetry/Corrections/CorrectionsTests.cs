using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Telemetry.Corrections;
using AIoT.Twin.Telemetry.Historian.Compaction;
using AIoT.Twin.Telemetry.Historian.Corrections;
using AIoT.Twin.Telemetry.Historian.Rollups;
using static AIoT.Twin.IntegrationTests.Telemetry.DataQuality.QualityPlant;

namespace AIoT.Twin.IntegrationTests.Telemetry.Corrections;

public sealed class CorrectionsTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static async Task<Correction> OnlyAsync(RunningTwin twin) =>
        Assert.Single((await twin.Get<ICorrectionQueries>().ListAsync(Caller.System, new CorrectionFilter(), Stop)).Items);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_came_late_and_what_became_otherwise_by_it_is_listed_also_after_a_restart(DatabaseKind kind)
    {
        var connection = await databases.CreateAsync(kind, Stop);
        Guid signal;
        Correction before;
        await using (var twin = await RunningTwin.StartAsync(connection, Stop, Settings))
        {
            var plant = await CreateAsync(twin);
            signal = await plant.SignalAsync("Temperature");
            var hole = Now - (200 * Minute);
            await plant.UsualAsync(signal, hole, 200);
            await plant.UsualAsync(signal, Now, 100);
            await JudgeAsync(twin);
            Assert.Empty((await twin.Get<ICorrectionQueries>().ListAsync(Caller.System, new CorrectionFilter(), Stop)).Items);

            await plant.SameAsync(signal, hole, 100, 50);
            await plant.WriteAsync(signal, [(Now - Minute, 7), (Now, 8)]);
            await JudgeAsync(twin);
            Assert.Null((await OnlyAsync(twin)).RolledAt);
            await RollAsync(twin);
            before = await OnlyAsync(twin);
            Assert.NotNull(before.RolledAt);

            Assert.Equal(("quality test", 100L, 2L), (before.Producer, before.Added, before.Revised));
            Assert.Equal(((hole + Minute).ToTime(), Now.ToTime()), (before.From, before.Through));
            var effect = Assert.Single(before.Effects);
            Assert.Equal(("gap", 101 * 60.0, 0.0), (effect.Kind, effect.Before, effect.After));
        }

        await using var again = await RunningTwin.StartAsync(connection, Stop, Settings);
        var after = await OnlyAsync(again);
        Assert.Equal(before with { Signals = [], Effects = [], Touches = [] }, after with { Signals = [], Effects = [], Touches = [] });
        Assert.Equal(before.Signals, after.Signals);
        Assert.Equal(before.Effects.Select(e => (e.Kind, e.Before, e.After, e.From, e.To)), after.Effects.Select(e => (e.Kind, e.Before, e.After, e.From, e.To)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_value_a_time_had_is_listed_with_its_sender_page_by_page(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop, Settings);
        var plant = await CreateAsync(twin);
        var signal = await plant.SignalAsync("Temperature");
        await plant.WriteAsync(signal, [(Now - (2 * Minute), 1), (Now - Minute, 2), (Now, 3)]);
        await plant.WriteAsync(signal, [(Now - (2 * Minute), 1), (Now - Minute, 20), (Now, 30)]);
        await plant.WriteAsync(signal, [(Now, 300)]);

        var first = await GetAsync(twin.Client, $"/api/v1/signals/{signal}/revisions?limit=1");
        var second = await GetAsync(twin.Client, $"/api/v1/signals/{signal}/revisions?limit=1&cursor={first["nextCursor"]}");

        Assert.Equal((2, 5, "Cel"), (first["times"]!.GetValue<int>(), first["values"]!.GetValue<int>(), first["unit"]!.GetValue<string>()));
        var newest = Assert.Single(first["items"]!.AsArray())!;
        Assert.Equal(Now.ToTime(), newest["time"]!.GetValue<DateTimeOffset>());
        Assert.Equal(
            [(3.0, false, null), (30.0, false, "quality test"), (300.0, true, "quality test")],
            newest["values"]!.AsArray().Select(v => (v!["value"]!.GetValue<double>(), v["isCurrent"]!.GetValue<bool>(), v["producer"]?.GetValue<string>())));
        Assert.Equal([2.0, 20.0], Assert.Single(second["items"]!.AsArray())!["values"]!.AsArray().Select(v => v!["value"]!.GetValue<double>()));
        Assert.Null(second["nextCursor"]);
        var listed = await GetAsync(twin.Client, $"/api/v1/corrections?signal={signal}");
        Assert.Equal(3, Assert.Single(listed["items"]!.AsArray())!["revised"]!.GetValue<int>());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_may_not_read_a_signal_sees_nothing_of_its_corrections(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop, Settings);
        var plant = await CreateAsync(twin);
        var (signal, other) = (await plant.SignalAsync("Temperature"), await plant.SignalAsync("Temperature", plant.Plant.Site));
        foreach (var of in (Guid[])[signal, other])
        {
            await plant.WriteAsync(of, [(Now, 1)]);
            await plant.WriteAsync(of, [(Now, 2)]);
        }

        using var client = twin.ClientOf(await KeyAsync(twin, plant.Plant.Oven));
        var seen = Assert.Single((await GetAsync(client, "/api/v1/corrections"))["items"]!.AsArray())!;

        Assert.Equal([signal], seen["signals"]!.AsArray().Select(s => s!["id"]!.GetValue<Guid>()));
        Assert.Equal(2, (await GetAsync(twin.Client, "/api/v1/corrections"))["items"]!.AsArray().Sum(c => c!["signals"]!.AsArray().Count));
        using var denied = await client.GetAsync(new Uri($"/api/v1/signals/{other}/revisions", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
        using var nobody = await twin.Anonymous.GetAsync(new Uri("/api/v1/corrections", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_effect_that_two_tell_at_once_is_there_once_as_the_last_told_it(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop, Settings);
        var book = twin.Get<EffectBook>();
        var (now, subject) = (TimeProvider.System.Now(), Guid.NewGuid());
        var effect = new CorrectionEffect("kpi", subject, "Stops", "/outcomes", [Guid.NewGuid()])
        {
            From = now.AddDays(-7),
            To = now,
            Before = 1,
            After = 2,
            Unit = "h",
            Since = now.AddHours(-1),
            At = now,
        };

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => book.TellAsync([effect], Stop)));
        await book.TellAsync([effect with { After = 3 }, effect with { From = now.AddDays(-14) }], Stop);

        var told = await book.BetweenAsync(now.AddMinutes(-1), now.AddMinutes(1), 100, Stop);
        Assert.Equal([2.0, 3.0], told.Select(e => e.After).Order());
    }

    static async Task RollAsync(RunningTwin twin)
    {
        await twin.Get<Compactor>().FlushAsync(everything: true, Stop);
        while (await twin.Get<RollupKeeper>().RunAsync(Stop))
        {
        }

        await twin.Get<CorrectionBook>().SettleAsync(Stop);
    }

    static async Task<string> KeyAsync(RunningTwin twin, Guid at)
    {
        var key = await twin.Get<CreateKey>().RunAsync(Caller.System, "display", PrincipalKind.Service, Role.OtEngineer, at, null, Stop);
        return Assert.IsType<CreateKeyResult.Created>(key).Key;
    }

    static async Task<JsonObject> GetAsync(HttpClient client, string path) => (await client.GetFromJsonAsync<JsonObject>(path, Stop))!;
}
