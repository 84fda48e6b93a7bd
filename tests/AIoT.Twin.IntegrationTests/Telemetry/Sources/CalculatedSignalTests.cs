using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sources;

/// <summary>Calculated signals from their definition over HTTP to what history holds, whenever their inputs come.</summary>
public sealed class CalculatedSignalTests(Databases databases)
{
    static readonly DateTimeOffset s_now = TimeProvider.System.Now();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_known_is_worked_out_at_once_and_what_comes_late_is_worked_in(DatabaseKind kind)
    {
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop), settings: "Twin:Sources:AllowLoopback=true");
        var (power, speed) = (await bench.SignalAsync("Power", "kW"), await bench.SignalAsync("Speed", "{pieces}/h"));
        await SayAsync(bench, (power, -60, 10), (speed, -50, 200), (power, -40, 30));

        var energy = await DefineAsync(bench, "Energy per piece", "[Mixer 1/Power] / [Speed]", "W.h/{pieces}");
        await bench.LatestAsync(energy, s => s.Value == 150);
        Assert.Equal([(-60, double.NaN), (-50, 50), (-40, 150)], await HistoryAsync(bench, energy));

        await SayAsync(bench, (power, -20, 40));
        await bench.LatestAsync(energy, s => s.Value == 200);
        await SayAsync(bench, (speed, -30, 400));
        await bench.LatestAsync(energy, s => s.Value == 100);
        Assert.Equal([(-60, double.NaN), (-50, 50), (-40, 150), (-30, 75), (-20, 100)], await HistoryAsync(bench, energy));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Windows_look_back_and_a_calculation_can_rest_on_another(DatabaseKind kind)
    {
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var power = await bench.SignalAsync("Power", "kW");
        await SayAsync(bench, (power, -60, 10), (power, -50, 20), (power, -40, 30));

        var mean = await DefineAsync(bench, "Mean", "avg([Power], 15 s)", "kW");
        var high = await DefineAsync(bench, "High", "[Mean] > 22 'kW'", "1", ValueKind.Boolean);

        await bench.LatestAsync(mean, s => s.Value == 25);
        await bench.LatestAsync(high, s => s.Bits == 1);
        Assert.Equal([(-60, 10), (-50, 15), (-40, 25)], await HistoryAsync(bench, mean));
        await SayAsync(bench, (power, -30, 0));
        await bench.LatestAsync(high, s => s.Bits == 0);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_rename_breaks_nothing_and_a_signal_that_goes_makes_the_result_unknown(DatabaseKind kind)
    {
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var power = await bench.SignalAsync("Power", "kW");
        await SayAsync(bench, (power, -60, 10));
        var twice = await DefineAsync(bench, "Twice", "2 * [Power]", "kW");
        await bench.LatestAsync(twice, s => s.Value == 20);

        using (var renamed = await bench.App.Client.PatchAsJsonAsync($"/api/v1/signals/{power}", new { name = "Power [kW] #1/2" }, Stop))
            Assert.True(renamed.IsSuccessStatusCode);
        await SayAsync(bench, (power, -30, 15));
        await bench.LatestAsync(twice, s => s.Value == 30);
        var source = (await bench.GetAsync("/api/v1/sources")).GetProperty("items").EnumerateArray().Single();
        var binding = (await bench.GetAsync($"/api/v1/sources/{source.GetProperty("id")}/bindings")).GetProperty("items")[0];
        Assert.Equal(@"2 * [Mixer 1/Power \[kW\] #1\/2]", binding.GetProperty("addressText").GetString());
        Assert.Equal($"2 * [#{power}]", binding.GetProperty("address").GetProperty("formula").GetString());

        var use = await bench.App.Get<Catalog<ITwinUsage>>().Find("calculations")!.OfAsync(new HashSet<Guid>(), new HashSet<Guid> { power }, Stop);
        Assert.Equal("Mixer 1/Twice", Assert.Single(use).Name);
        using (var retired = await bench.App.Client.DeleteAsync(new Uri($"/api/v1/signals/{power}", UriKind.Relative), Stop))
            Assert.True(retired.IsSuccessStatusCode);
        Assert.Equal(SampleStatus.BadConfigurationError, (await bench.LatestAsync(twice, s => s.Quality == Quality.Bad)).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_does_not_fit_is_refused_and_leaves_nothing_behind(DatabaseKind kind)
    {
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        await bench.SignalAsync("Power", "kW");
        await bench.SignalAsync("Temperature", "Cel");
        var a = await DefineAsync(bench, "A", "[Power] * 1", "kW");
        await DefineAsync(bench, "B", "[A] * 1", "kW");
        await DefineAsync(bench, "C", "[B] * 1", "kW");

        var unit = await bench.AskAsync("/api/v1/calculations", new { twinId = bench.Machine, name = "D", unit = "kW", formula = "[Power] + [Temperature]" });
        Assert.Equal(("formula-units-differ", "8", "address.formula"), (Text(unit, "type"), Text(unit, "position"), Text(unit, "field")));
        Assert.Equal("kW and °C do not fit together.", Text(unit, "detail"));
        var result = await bench.AskAsync("/api/v1/calculations", new { twinId = bench.Machine, name = "D", unit = "kW.h", formula = "[Power]" });
        Assert.Equal("formula-result-unit", Text(result, "type"));
        Assert.Equal(5, (await bench.GetAsync($"/api/v1/twins/{bench.Machine}/signals")).GetArrayLength());

        var binding = await BindingAsync(bench, a);
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/bindings/{binding}") { Content = JsonContent.Create(new { address = new { formula = "[C] + [Power]" } }) };
        using var cycle = await bench.App.Client.SendAsync(request, Stop);
        var problem = JsonDocument.Parse(await cycle.Content.ReadAsStringAsync(Stop)).RootElement;
        Assert.Equal((HttpStatusCode.BadRequest, "formula-cycle"), (cycle.StatusCode, Text(problem, "type")));
        Assert.Equal("The formula goes round in a circle: Mixer 1/A → Mixer 1/B → Mixer 1/C → Mixer 1/A.", Text(problem, "detail"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_formula_is_judged_while_it_is_written_with_its_value_now(DatabaseKind kind)
    {
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var power = await bench.SignalAsync("Power", "kW");
        await SayAsync(bench, (power, -60, 10), (power, -10, 20));

        var right = await bench.AskAsync("/api/v1/formulas/check", new { formula = "integral([Power], 50 s) + 0", near = bench.Machine });
        var wrong = await bench.AskAsync("/api/v1/formulas/check", new { formula = "[Power] + [Nobody]" });

        Assert.True(right.GetProperty("right").GetBoolean());
        Assert.Equal("kW.s", Text(right, "unit"));
        Assert.InRange(right.GetProperty("value").GetDouble(), 500, 1000);
        var error = wrong.GetProperty("error");
        Assert.Equal(("formula-signal-unknown", 10, 8), (Text(error, "code"), error.GetProperty("position").GetInt32(), error.GetProperty("length").GetInt32()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task After_an_import_a_span_is_worked_out_again(DatabaseKind kind)
    {
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var power = await bench.SignalAsync("Power", "kW");
        await SayAsync(bench, (power, -60, 10));
        var twice = await DefineAsync(bench, "Twice", "2 * [Power]", "kW");
        await bench.LatestAsync(twice, s => s.Value == 20);
        var day = s_now.AddDays(-3);
        var samples = new[] { new { signal = power, time = day, value = 1 }, new { signal = power, time = day.AddMinutes(1), value = 2 } };
        using (var imported = await bench.PostAsync("/api/v1/samples", new { producer = "import", backfill = true, samples }))
            Assert.True(imported.IsSuccessStatusCode);

        var first = await bench.AskAsync($"/api/v1/signals/{twice}/recalculate", new { from = day, to = s_now });
        var again = await bench.AskAsync($"/api/v1/signals/{twice}/recalculate", new { from = day, to = s_now });

        Assert.Equal((2, 0, 1), Counts(first));
        Assert.Equal((0, 0, 3), Counts(again));
        Assert.Equal([2, 4, 20], (await HistoryAsync(bench, twice)).Select(s => s.Value));
    }

    static (int Stored, int Revised, int Unchanged) Counts(JsonElement answer) =>
        (answer.GetProperty("stored").GetInt32(), answer.GetProperty("revised").GetInt32(), answer.GetProperty("unchanged").GetInt32());

    static string? Text(JsonElement json, string name) => json.GetProperty(name).ToString();

    static async Task SayAsync(SourcesBench bench, params (Guid Signal, int Second, double Value)[] said)
    {
        var samples = said.Select(s => new { signal = s.Signal, time = s_now.AddSeconds(s.Second), value = s.Value });
        using var answer = await bench.PostAsync("/api/v1/samples", new { producer = "test", samples });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    static async Task<Guid> DefineAsync(SourcesBench bench, string name, string formula, string unit, ValueKind kind = ValueKind.Double)
    {
        using var answer = await bench.PostAsync("/api/v1/calculations", new { twinId = bench.Machine, name, unit, kind = kind.ToString().ToLowerInvariant(), formula });
        var body = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, body);
        return JsonDocument.Parse(body).RootElement.GetProperty("signalId").GetGuid();
    }

    static async Task<Guid> BindingAsync(SourcesBench bench, Guid signal)
    {
        var source = (await bench.GetAsync("/api/v1/sources")).GetProperty("items").EnumerateArray().Single().GetProperty("id");
        var bindings = (await bench.GetAsync($"/api/v1/sources/{source}/bindings")).GetProperty("items").EnumerateArray();
        return bindings.Single(b => b.GetProperty("signalId").GetGuid() == signal).GetProperty("id").GetGuid();
    }

    static async Task<IReadOnlyList<(int Second, double Value)>> HistoryAsync(SourcesBench bench, Guid signal)
    {
        var samples = await bench.App.Get<ITelemetryQueries>().SamplesAsync(signal, 0, s_now.AddDays(1).ToMicroseconds(), 100_000, Stop);
        return [.. samples.Select(s => ((int)Math.Round((s.Time - s_now).TotalSeconds), s.Value))];
    }
}
