using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AIoT.Twin.Acquisition;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sources;

/// <summary>What is refused over HTTP, at which field, and what a failed test of a source says.</summary>
public sealed class SourceRefusalTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_wrong_field_is_named(DatabaseKind kind)
    {
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var signal = await bench.SignalAsync("Temperature", "Cel");
        var count = await bench.SignalAsync("Count", "1", ValueKind.Integer);
        var source = await bench.SourceAsync("PLC", "modbus-tcp", new { host = "127.0.0.1", port = FreePort.Next() });
        var twin = bench.Machine;
        var host = new { host = "127.0.0.1" };
        var bindings = $"/api/v1/sources/{source}/bindings";
        object Bound(object address, string? unit = null, double scale = 1) => new { signalId = signal, address, unit, scale };

        await RefusedAsync(bench, 409, "name-taken", "name", "/api/v1/sources", new { twinId = twin, name = " plc ", driver = "modbus-tcp", settings = host });
        await RefusedAsync(bench, 400, "name-missing", "name", "/api/v1/sources", new { twinId = twin, name = " ", driver = "modbus-tcp", settings = host });
        await RefusedAsync(bench, 400, "driver-unknown", "driver", "/api/v1/sources", new { twinId = twin, name = "A", driver = "telex" });
        await RefusedAsync(bench, 400, "twin-unknown", "twinId", "/api/v1/sources", new { twinId = Guid.NewGuid(), name = "A", driver = "mqtt", settings = host });
        await RefusedAsync(bench, 400, "field-missing", "settings.host", "/api/v1/sources", new { twinId = twin, name = "A", driver = "mqtt" });
        await RefusedAsync(
            bench, 400, "field-out-of-range", "settings.port", "/api/v1/sources", new { twinId = twin, name = "A", driver = "mqtt", settings = new { host = "a", port = 0 } });
        await RefusedAsync(bench, 400, "unit-unknown", "unit", bindings, Bound(new { address = "40001" }, unit: "furlong"));
        await RefusedAsync(bench, 400, "unit-mismatch", "unit", bindings, Bound(new { address = "40001" }, unit: "bar"));
        await RefusedAsync(bench, 400, "modbus-address-ambiguous", "address.address", bindings, Bound(new { address = "12" }));
        await RefusedAsync(bench, 400, "field-not-a-choice", "address.wordOrder", bindings, Bound(new { address = "40001", wordOrder = "AABB" }));
        await RefusedAsync(bench, 400, "scale-not-a-number", "scale", bindings, Bound(new { address = "40001" }, scale: 0));
        await RefusedAsync(bench, 400, "signal-unknown", "signalId", bindings, new { signalId = Guid.NewGuid(), address = new { address = "40001" } });
        await RefusedAsync(bench, 400, "kind-mismatch", "address", bindings, new { signalId = count, address = new { address = "40001", dataType = "f32" } });
        await RefusedAsync(bench, 400, "scale-needs-number", "scale", bindings, new { signalId = count, address = new { address = "40001" }, scale = 2 });

        await bench.BindAsync(source, signal, new { address = "40001" });
        await RefusedAsync(bench, 409, "signal-bound", "signalId", bindings, Bound(new { address = "40002" }));
        await RefusedAsync(bench, 404, "not-found", null, $"/api/v1/sources/{Guid.NewGuid()}/bindings", Bound(new { address = "40002" }));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_test_names_the_layer_that_fails(DatabaseKind kind)
    {
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));

        Assert.Equal(("tcp", "connection-refused"), await TestedAsync(bench, "127.0.0.1", FreePort.Next()));
        Assert.Equal(("dns", "name-not-found"), await TestedAsync(bench, "no-such-host.invalid", 502));
        Assert.Equal(("endpoint", "endpoint-not-allowed"), await TestedAsync(bench, "8.8.8.8", 502));
        Assert.Equal(("endpoint", "endpoint-not-allowed"), await TestedAsync(bench, "169.254.169.254", 80));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_host_nobody_can_reach_is_said_to_be_so(DatabaseKind kind)
    {
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));

        var (layer, code) = await TestedAsync(bench, "fd00:dead:beef::1", 502);

        Assert.Equal("tcp", layer);
        Assert.True(code is "host-unreachable" or "connect-timeout", code);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task This_machine_is_off_limits_unless_it_is_allowed(DatabaseKind kind)
    {
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop), settings: "Twin:Sources:AllowLoopback=false");
        var source = await bench.SourceAsync("PLC", "modbus-tcp", new { host = "localhost", port = FreePort.Next() });

        var status = await bench.StatusAsync(source, s => s.GetProperty("state").GetString() == "failed");

        Assert.Equal("endpoint-not-allowed", status.GetProperty("status").GetProperty("lastFailure").GetProperty("code").GetString());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_administrators_list_replaces_the_private_networks(DatabaseKind kind)
    {
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var body = new { rules = new[] { new { network = "8.8.8.0/24", port = 853 } }, reason = "Cloud broker" };

        using var set = await bench.App.Client.PutAsJsonAsync("/api/v1/sources/endpoints", body, Stop);

        Assert.Equal(HttpStatusCode.NoContent, set.StatusCode);
        Assert.Equal(("endpoint", "endpoint-not-allowed"), await TestedAsync(bench, "10.255.255.254", 502));
        Assert.Equal(("endpoint", "endpoint-not-allowed"), await TestedAsync(bench, "8.8.8.8", 502));
        Assert.True(bench.App.Get<AIoT.Twin.Telemetry.Sources.EndpointPolicy>().Allows(IPAddress.Parse("8.8.8.8"), 853, isSample: false));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_secret_is_never_given_back_and_not_sent_elsewhere(DatabaseKind kind)
    {
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var source = await bench.SourceAsync("Broker", "mqtt", new { host = "127.0.0.1", port = FreePort.Next(), user = "u", password = "hunter2" });

        var read = await bench.GetAsync($"/api/v1/sources/{source}");
        var elsewhere = await PatchAsync(bench, source, new { settings = new { host = "127.0.0.2", user = "u" } });
        var entered = await PatchAsync(bench, source, new { settings = new { host = "127.0.0.2", user = "u", password = "again" } });

        Assert.DoesNotContain("hunter2", read.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("password", Assert.Single(read.GetProperty("secretsSet").EnumerateArray()).GetString());
        Assert.Equal("secret-again", (await elsewhere.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("type").GetString());
        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);
        Assert.DoesNotContain("hunter2", (await bench.GetAsync("/api/v1/audit")).GetRawText(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_edit_of_an_older_version_is_refused(DatabaseKind kind)
    {
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var source = await bench.SourceAsync("PLC", "modbus-tcp", new { host = "127.0.0.1", port = FreePort.Next() });

        Assert.Equal(HttpStatusCode.OK, (await PatchAsync(bench, source, new { name = "PLC 1" }, version: 1)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PatchAsync(bench, source, new { name = "PLC 2" }, version: 1)).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_paused_source_says_so_and_a_retired_one_frees_its_name_and_its_signals(DatabaseKind kind)
    {
        await using var device = Device.Start(_ => { });
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var signal = await bench.SignalAsync("Level");
        var settings = new { host = "127.0.0.1", port = device.Port, interval = 100 };
        var source = await bench.SourceAsync("PLC", "modbus-tcp", settings);
        await bench.BindAsync(source, signal, new { address = "40001" });

        await bench.AskAsync($"/api/v1/sources/{source}/pause");
        await bench.StatusAsync(source, s => s.GetProperty("state").GetString() == "paused");
        await bench.AskAsync($"/api/v1/sources/{source}/resume");
        await bench.StatusAsync(source, s => s.GetProperty("state").GetString() == "running");
        using var retired = await bench.App.Client.DeleteAsync(new Uri($"/api/v1/sources/{source}", UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.OK, retired.StatusCode);
        var next = await bench.SourceAsync("PLC", "modbus-tcp", settings);
        await bench.BindAsync(next, signal, new { address = "40002" });
    }

    static async Task<HttpResponseMessage> PatchAsync(SourcesBench bench, Guid source, object body, int? version = null)
    {
        using var patch = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/sources/{source}") { Content = JsonContent.Create(body) };
        if (version is { } expected)
            patch.Headers.TryAddWithoutValidation("If-Match", $"\"{expected}\"");
        return await bench.App.Client.SendAsync(patch, Stop);
    }

    static async Task<(string? Layer, string? Code)> TestedAsync(SourcesBench bench, string host, int port)
    {
        var draft = new { twinId = bench.Machine, name = "Draft", driver = "modbus-tcp", settings = new { host, port } };
        var failure = (await bench.AskAsync("/api/v1/sources/test", draft)).GetProperty("failure");
        return (failure.GetProperty("layer").GetString(), failure.GetProperty("code").GetString());
    }

    static async Task RefusedAsync(SourcesBench bench, int status, string code, string? field, string path, object body)
    {
        using var answer = await bench.PostAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.True((int)answer.StatusCode == status && problem.GetProperty("type").GetString() == code, $"{code}: {text}");
        Assert.Equal(field, problem.TryGetProperty("field", out var at) ? at.GetString() : null);
        Assert.NotEqual(code, problem.GetProperty("detail").GetString());
    }
}
