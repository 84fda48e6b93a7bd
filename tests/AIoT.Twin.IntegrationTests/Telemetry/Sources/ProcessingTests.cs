using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Protocols.Modbus;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Sources;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sources;

/// <summary>Rules of bindings over HTTP and a real device: what is stored, what is refused, what a preview says.</summary>
public sealed class ProcessingTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_a_device_says_is_stored_as_its_rules_make_it(DatabaseKind kind)
    {
        await using var device = Device.Start(out var memory, m => m.Set(ModbusTable.HoldingRegisters, 0, (ReadOnlySpan<ushort>)[250, 0b0100, 12]));
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var (level, pump, state) = (await bench.SignalAsync("Level", "%"), await bench.SignalAsync("Pump", "1", ValueKind.Boolean), await bench.SignalAsync("State", "1", ValueKind.State));
        var source = await bench.SourceAsync("PLC", "modbus-tcp", new { host = "127.0.0.1", port = device.Port, interval = 100 });

        await BindAsync(bench, source, level, "HR 0", Rule("clamp", new { least = 0, most = 100 }), Rule("deadband", new { size = 5, heartbeat = 60_000 }));
        await BindAsync(bench, source, pump, "HR 1", Rule("bits", new { from = 2 }));
        await BindAsync(bench, source, state, "HR 2", Rule("state-map", new { map = "1 = running; 10-19 = ownFault" }));

        Assert.Equal((100, SampleStatus.UncertainOutsideRange), await bench.LatestAsync(level, _ => true) is var full ? (full.Value, full.Status) : default);
        Assert.Equal(1, (await bench.LatestAsync(pump, _ => true)).Bits);
        Assert.Equal((long)MachineState.OwnFault, (await bench.LatestAsync(state, _ => true)).Bits);
        memory.Set(ModbusTable.HoldingRegisters, 0, (ReadOnlySpan<ushort>)[42, 0, 1]);
        Assert.Equal(42, (await bench.LatestAsync(level, s => s.Value < 100)).Value);
        Assert.Equal(0, (await bench.LatestAsync(pump, s => s.Bits == 0)).Bits);
        Assert.Equal((long)MachineState.Running, (await bench.LatestAsync(state, s => s.Bits == 1)).Bits);
        memory.Set(ModbusTable.HoldingRegisters, 0, (ReadOnlySpan<ushort>)[45, 0b0100, 1]);
        await bench.LatestAsync(pump, s => s.Bits == 1);
        // Each binding that was added began the source anew, and its rules with it.
        Assert.Equal([100, 42], (await HistoryAsync(bench, level)).Select(s => s.Value).Distinct());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Rules_are_changed_put_in_order_and_refused_by_their_place(DatabaseKind kind)
    {
        await using var device = Device.Start(m => m.Set(ModbusTable.HoldingRegisters, 0, (ReadOnlySpan<ushort>)[250]));
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var level = await bench.SignalAsync("Level", "%");
        var source = await bench.SourceAsync("PLC", "modbus-tcp", new { host = "127.0.0.1", port = device.Port, interval = 100 });
        var binding = await BindAsync(bench, source, level, "HR 0", Rule("median", new { samples = 3 }));

        using (var patched = await PatchAsync(bench, binding, new { scale = 0.1, rules = new[] { Rule("clamp", new { most = 20 }), Rule("median", new { samples = 3 }) } }))
            Assert.Equal(HttpStatusCode.OK, patched.StatusCode);

        Assert.Equal(20, (await bench.LatestAsync(level, s => s.Value < 100)).Value);
        var known = await bench.GetAsync($"/api/v1/bindings/{binding}");
        Assert.Equal(["clamp", "median"], known.GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("rule").GetString()));
        Assert.Equal((0.1, "20"), (known.GetProperty("scale").GetDouble(), known.GetProperty("rules")[0].GetProperty("settings").GetProperty("most").GetString()));

        using var refused = await PatchAsync(bench, binding, new { rules = new[] { Rule("clamp", new { most = 20 }), Rule("median", new { samples = 4 }) } });
        var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync(Stop)).RootElement;
        Assert.Equal((HttpStatusCode.BadRequest, "field-not-odd", "rules.1.samples"), (refused.StatusCode, problem.GetProperty("type").GetString(), problem.GetProperty("field").GetString()));
        using var stale = await PatchAsync(bench, binding, new { rules = Array.Empty<object>() }, "\"1\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Contains("swinging-door", (await bench.App.Client.GetFromJsonAsync<JsonElement>("/api/v1/rules", Stop)).EnumerateArray().Select(r => r.GetProperty("name").GetString()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_binding_of_the_first_version_keeps_its_deadband(DatabaseKind kind)
    {
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var level = await bench.SignalAsync("Level", "%");
        var source = await bench.SourceAsync("PLC", "modbus-tcp", new { host = "127.0.0.1", port = 1 });
        var binding = await BindAsync(bench, source, level, "HR 0");
        await using (var db = await bench.App.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop))
        {
            await db.Set<Binding>().Where(b => b.Id == binding).ExecuteUpdateAsync(
                b => b.SetProperty(x => x.Rules, (string?)null).SetProperty(x => x.Deadband, 0.1).SetProperty(x => x.DeadbandIsPercent, true).SetProperty(x => x.HeartbeatMs, 5000L), Stop);
        }

        await bench.App.Get<SourceIndex>().LoadAsync(0, Stop);
        var rule = Assert.Single((await bench.GetAsync($"/api/v1/bindings/{binding}")).GetProperty("rules").EnumerateArray());
        Assert.Equal("deadband", rule.GetProperty("rule").GetString());
        Assert.Equal(["5000", "true", "0.1"], rule.GetProperty("settings").EnumerateObject().OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => s.Value.GetString()));

        using var patched = await PatchAsync(bench, binding, new { scale = 2 });
        Assert.Equal(HttpStatusCode.OK, patched.StatusCode);
        var after = (await bench.GetAsync($"/api/v1/bindings/{binding}")).GetProperty("rules");
        Assert.Equal(rule.GetRawText(), Assert.Single(after.EnumerateArray()).GetRawText());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_preview_counts_what_stays_and_measures_how_far_the_picture_moves(DatabaseKind kind)
    {
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var level = await bench.SignalAsync("Level", "%");
        var now = TimeProvider.System.Now();
        var samples = Enumerable.Range(0, 600).Select(i => new { signal = level, time = now.AddSeconds(i - 700), value = i < 300 ? i / 10.0 : 30.0 + (i % 2 * 0.04) });
        using (var stored = await bench.PostAsync("/api/v1/samples", new { producer = "test", samples }))
            Assert.True(stored.IsSuccessStatusCode);

        var preview = await bench.AskAsync($"/api/v1/signals/{level}/rules/preview", new { rules = new[] { Rule("swinging-door", new { deviation = 0.05, heartbeat = 3_600_000 }) } });

        Assert.Equal(600, preview.GetProperty("raw").GetInt32());
        Assert.InRange(preview.GetProperty("kept").GetInt32(), 3, 5);
        Assert.InRange(preview.GetProperty("fromLine").GetDouble(), 0, 0.05 + 1e-9);
        Assert.InRange(preview.GetProperty("fromSteps").GetDouble(), 25, 31);
        Assert.Equal(preview.GetProperty("kept").GetInt32(), preview.GetProperty("keptPoints").GetArrayLength());
        var none = await bench.AskAsync($"/api/v1/signals/{Guid.NewGuid()}/rules/preview", new { });
        Assert.Equal("not-found", none.GetProperty("type").GetString());
    }

    static object Rule(string rule, object settings) => new { rule, settings };

    static async Task<Guid> BindAsync(SourcesBench bench, Guid source, Guid signal, string address, params object[] rules)
    {
        using var answer = await bench.PostAsync($"/api/v1/sources/{source}/bindings", new { signalId = signal, address = new { address }, rules });
        var body = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement.GetProperty("id").GetGuid();
    }

    static async Task<HttpResponseMessage> PatchAsync(SourcesBench bench, Guid binding, object body, string? version = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/bindings/{binding}") { Content = JsonContent.Create(body) };
        if (version is not null)
            request.Headers.TryAddWithoutValidation("If-Match", version);
        return await bench.App.Client.SendAsync(request, Stop);
    }

    static Task<IReadOnlyList<Sample>> HistoryAsync(SourcesBench bench, Guid signal) =>
        bench.App.Get<ITelemetryQueries>().SamplesAsync(signal, 0, TimeProvider.System.Now().AddDays(1).ToMicroseconds(), 100_000, Stop);
}
