using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.IntegrationTests.Outcomes;

public sealed class OutcomesApiTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    async Task<OutcomesPlant> PlantAsync(DatabaseKind kind) =>
        await OutcomesPlant.StartAsync(await databases.CreateAsync(kind, Stop), Stop);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_registered_use_case_is_listed_with_its_verdict_money_and_rows(DatabaseKind kind)
    {
        await using var plant = await PlantAsync(kind);
        var made = await plant.RegisterAsync(Stop);
        var (id, kpi) = (made["id"]!.GetValue<Guid>(), made["kpis"]![0]!["definition"]!["id"]!.GetValue<Guid>());

        var listed = (await plant.GetAsync("use-cases", Stop))["items"]!.AsArray().Single()!;
        var value = listed["kpis"]![0]!["value"]!;
        var rows = await plant.GetAsync($"use-cases/{id}/kpis/{kpi}/rows?table=stops&limit=5", Stop);
        var next = await plant.GetAsync($"use-cases/{id}/kpis/{kpi}/rows?table=stops&limit=5&cursor={rows["nextCursor"]}", Stop);
        var full = await plant.GetAsync($"use-cases/{id}/kpis/{kpi}/values", Stop);

        Assert.Equal(("verified", "reached"), (value["changeVerdict"]!.GetValue<string>(), value["targetVerdict"]!.GetValue<string>()));
        Assert.Equal("EUR", value["moneyPerYear"]!["currency"]!.GetValue<string>());
        Assert.Equal(1250.5m, listed["unitValue"]!["amount"]!.GetValue<decimal>());
        Assert.Equal("Europe/Berlin", listed["timeZone"]!.GetValue<string>());
        Assert.Equal((5, 5), (rows["items"]!.AsArray().Count, next["items"]!.AsArray().Count));
        Assert.NotEqual(rows["items"]![4]!.ToJsonString(), next["items"]![0]!.ToJsonString());
        Assert.Equal(40, full["trend"]!.AsArray().Count);
        Assert.Contains(full["figures"]!.AsArray(), f => f!["code"]!.GetValue<string>() == "stops-change" && f["range"] is not null);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_is_there_after_the_index_was_loaded_from_the_database(DatabaseKind kind)
    {
        var connection = await databases.CreateAsync(kind, Stop);
        await using (var first = await OutcomesPlant.StartAsync(connection, Stop))
            await first.RegisterAsync(Stop);

        await using var again = await RunningTwin.StartAsync(
            connection, b => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<ITelemetryQueries>(
            b.Services, new TestKit.HistoryInMemory()), Stop);

        var useCase = Assert.Single(again.Get<Twin.Outcomes.UseCases.IUseCases>().All);
        Assert.Equal(1250.5m, useCase.UnitValue!.Amount);
        Assert.Equal(new(2026, 1, 5), useCase.Kpis.Single().Definition.BaselineFrom);
        Assert.Equal("state", useCase.Kpis.Single().Definition.Inputs.Single().Role);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Edits_need_the_version_that_was_read(DatabaseKind kind)
    {
        await using var plant = await PlantAsync(kind);
        var id = (await plant.RegisterAsync(Stop))["id"]!.GetValue<Guid>();

        var edited = await SendAsync(plant, HttpMethod.Patch, $"use-cases/{id}", new JsonObject { ["statement"] = "Fewer stops" }, "\"1\"");
        var stale = await SendAsync(plant, HttpMethod.Patch, $"use-cases/{id}", new JsonObject { ["statement"] = "More stops" }, "\"1\"");

        Assert.Equal((HttpStatusCode.OK, "\"2\""), (edited.StatusCode, edited.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("Fewer stops", (await plant.GetAsync($"use-cases/{id}", Stop))["statement"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_baseline_moves_with_a_reason_and_by_another_than_the_owner(DatabaseKind kind)
    {
        await using var plant = await PlantAsync(kind);
        var made = await plant.RegisterAsync(Stop);
        var kpi = made["kpis"]![0]!["definition"]!["id"]!.GetValue<Guid>();
        var path = $"use-cases/{made["id"]}/kpis/{kpi}/adjust";
        var version = plant.Twin.Get<ConfigurationVersion>().Current;

        var unreasoned = await SendAsync(plant, HttpMethod.Post, path, new JsonObject { ["reason"] = " ", ["targetChange"] = -0.4 });
        var tooShort = await SendAsync(plant, HttpMethod.Post, path, new JsonObject { ["reason"] = "x", ["baselineFrom"] = "2026-07-01" });
        var moved = await SendAsync(plant, HttpMethod.Post, path,
            new JsonObject { ["reason"] = "Retrofit in January", ["baselineFrom"] = "2026-01-19" });
        var byOwner = await plant.Twin.Get<Twin.Outcomes.UseCases.AdjustKpi>()
            .RunAsync(new(plant.Owner, PrincipalKind.Person), kpi, new(TargetChange: -0.1), "easier", null, Stop);

        Assert.Equal("reason-missing", await CodeAsync(unreasoned));
        Assert.Equal("baseline-too-short", await CodeAsync(tooShort));
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        Assert.Equal("owner-may-not-adjust", Assert.IsType<Twin.Outcomes.UseCases.UseCaseResult.Refused>(byOwner).Why.Code);
        Assert.Equal(version + 1, plant.Twin.Get<ConfigurationVersion>().Current);
        var value = (await plant.GetAsync($"use-cases/{made["id"]}/kpis/{kpi}/values", Stop))["summary"]!["baseline"]!;
        Assert.Equal(("2026-01-19", 28), (value["from"]!.GetValue<string>(), value["known"]!.GetValue<int>()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_retired_use_case_is_gone_and_stays_in_the_audit(DatabaseKind kind)
    {
        await using var plant = await PlantAsync(kind);
        var id = (await plant.RegisterAsync(Stop))["id"]!.GetValue<Guid>();

        var gone = await SendAsync(plant, HttpMethod.Delete, $"use-cases/{id}", null);

        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await plant.Client.GetAsync($"/api/v1/use-cases/{id}", Stop)).StatusCode);
        Assert.Contains("use-case-retired", await plant.Client.GetStringAsync("/api/v1/audit?code=use-case-retired", Stop));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Days_and_weeks_follow_the_calendar_once_there_is_one(DatabaseKind kind)
    {
        await using var plant = await PlantAsync(kind);
        var made = await plant.RegisterAsync(Stop);
        var path = $"use-cases/{made["id"]}/kpis/{made["kpis"]![0]!["definition"]!["id"]}/values";
        var around = await plant.GetAsync(path, Stop);

        var put = await SendAsync(plant, HttpMethod.Put, $"sites/{plant.Site}/calendar", Workdays());
        var bad = await SendAsync(plant, HttpMethod.Put, $"sites/{plant.Site}/calendar", new JsonObject { ["shifts"] = null });
        var workdays = await plant.GetAsync(path, Stop);

        Assert.Equal(HttpStatusCode.NoContent, put.StatusCode);
        Assert.Equal("calendar-incomplete", await CodeAsync(bad));
        Assert.Contains(around["summary"]!["notes"]!.AsArray(), n => n!["code"]!.GetValue<string>() == "no-calendar");
        Assert.DoesNotContain(workdays["summary"]!["notes"]!.AsArray(), n => n!["code"]!.GetValue<string>() == "no-calendar");
        Assert.True((await plant.GetAsync($"sites/{plant.Site}/calendar", Stop))["given"]!.GetValue<bool>());
        Assert.StartsWith("2026-01-05T06:00", workdays["trend"]![0]!["from"]!.GetValue<DateTimeOffset>().ToOffset(TimeSpan.FromHours(1))
            .ToString("O"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task New_samples_change_the_value_after_at_most_a_minute(DatabaseKind kind)
    {
        await using var plant = await PlantAsync(kind);
        var made = await plant.RegisterAsync(Stop);
        var path = $"use-cases/{made["id"]}/kpis/{made["kpis"]![0]!["definition"]!["id"]}/values";
        var before = (await plant.GetAsync(path, Stop))["summary"]!["reporting"]!["value"]!.GetValue<double>();

        plant.History.AddState(plant.State, new DateTimeOffset(2026, 9, 9, 12, 0, 0, TimeSpan.Zero)
            .ToUnixTimeMilliseconds() * 1000, MachineState.OwnFault);
        var asked = plant.History.Asked;
        var remembered = (await plant.GetAsync(path, Stop))["summary"]!["reporting"]!["value"]!.GetValue<double>();
        Assert.Equal(asked, plant.History.Asked);
        plant.Clock.Advance(TimeSpan.FromMinutes(1));
        var after = (await plant.GetAsync(path, Stop))["summary"]!["reporting"]!["value"]!.GetValue<double>();

        Assert.Equal(before, remembered);
        Assert.True(after > before);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_may_see_nothing_there_gets_nothing(DatabaseKind kind)
    {
        await using var plant = await PlantAsync(kind);
        var id = (await plant.RegisterAsync(Stop))["id"];
        var made = await plant.Twin.Get<Twin.Governance.Keys.CreateKey>()
            .RunAsync(Caller.System, "line", PrincipalKind.Service, Role.Frontline, plant.Line, null, Stop);
        using var other = plant.Twin.ClientOf(((Twin.Governance.Keys.CreateKeyResult.Created)made).Key);

        Assert.Empty((await other.GetFromJsonAsync<JsonObject>("/api/v1/use-cases", Stop))!["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/v1/use-cases/{id}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.PostAsJsonAsync("/api/v1/use-cases", plant.NewUseCase(), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await plant.Twin.Anonymous.GetAsync("/api/v1/use-cases", Stop)).StatusCode);
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "statement", "\" \"", "statement-missing" },
        { "scopeId", "\"0190a000-0000-7000-8000-000000000009\"", "not-found" },
        { "ownerId", "\"0190a000-0000-7000-8000-000000000009\"", "unknown-person" },
        { "unitValue", "{\"amount\":0,\"currency\":\"EUR\"}", "unit-value-out-of-range" },
        { "unitValue", "{\"amount\":5,\"currency\":\"QQQ\"}", "unknown-currency" },
        { "unitValue", "{\"amount\":5}", "unknown-currency" },
        { "kpis", "[]", "no-kpi" },
        { "kpis", "null", "no-kpi" },
        { "kpis.kind", "\"magic\"", "unknown-kind" },
        { "kpis.kind", "null", "unknown-kind" },
        { "kpis.scopeId", "\"0190a000-0000-7000-8000-000000000009\"", "other-site" },
        { "kpis.baselineFrom", "\"2026-06-01\"", "baseline-too-short" },
        { "kpis.changeOn", "\"2026-05-01\"", "change-in-baseline" },
        { "kpis.targetChange", "0", "target-out-of-range" },
        { "kpis.inputs", "[]", "role-missing" },
        { "kpis.inputs", "[{\"role\":\"state\",\"signalId\":\"0190a000-0000-7000-8000-000000000009\"}]", "unknown-signal" },
        { "kpis.inputs", "[{\"role\":\"weather\",\"signalId\":\"STATE\"},{\"role\":\"state\",\"signalId\":\"STATE\"}]", "unknown-role" },
        { "kpis.inputs", "[{\"role\":\"state\",\"signalId\":\"STATE\"},{\"role\":\"state\",\"signalId\":\"STATE\"}]", "role-taken-twice" },
        { "kpis.settings", "{\"minor-stop\":500}", "setting-out-of-range" },
        { "kpis.settings", "{\"magic\":5}", "unknown-setting" },
    };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_wrong_is_named_at_its_field(DatabaseKind kind)
    {
        await using var plant = await PlantAsync(kind);
        var answers = new List<string>();
        foreach (var row in Wrong)
        {
            var (field, json, code) = row.Data;
            var model = plant.NewUseCase(m =>
            {
                var part = field.StartsWith("kpis.", StringComparison.Ordinal) ? m["kpis"]![0]!.AsObject() : m;
                part[field.Split('.')[^1]] = JsonNode.Parse(json.Replace("STATE", plant.State.ToString(), StringComparison.Ordinal));
            });
            answers.Add($"{field}: {await CodeAsync(await plant.Client.PostAsJsonAsync("/api/v1/use-cases", model, Stop))}");
        }

        Assert.Equal(Wrong.Select(w => $"{w.Data.Item1}: {w.Data.Item3}"), answers);
    }

    static async Task<HttpResponseMessage> SendAsync(
        OutcomesPlant plant, HttpMethod method, string path, JsonObject? body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await plant.Client.SendAsync(request, Stop);
    }

    static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonObject>(Stop))?["type"]?.GetValue<string>();

    static JsonObject Workdays() => new()
    {
        ["dayStart"] = "06:00:00",
        ["shifts"] = new JsonArray(new JsonObject
        {
            ["name"] = "All",
            ["days"] = new JsonArray("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
            ["start"] = "06:00:00",
            ["end"] = "06:00:00",
        }),
    };
}
