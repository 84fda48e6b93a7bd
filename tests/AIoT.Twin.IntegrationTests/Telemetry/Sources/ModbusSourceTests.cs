using System.Text.Json;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Protocols.Modbus;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sources;

/// <summary>Devices added over HTTP and read over real sockets: one that others made, and ours where it has to misbehave.</summary>
public sealed class ModbusSourceTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Values_of_a_device_that_others_made_arrive(DatabaseKind kind)
    {
        Assert.SkipUnless(PymodbusServer.Missing is null, PymodbusServer.Missing ?? "");
        await using var device = await PymodbusServer.StartAsync(Stop);
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var temperature = await bench.SignalAsync("Temperature", "Cel");
        var count = await bench.SignalAsync("Count", "{pieces}", ValueKind.Integer);
        var running = await bench.SignalAsync("Running", "1", ValueKind.Boolean);
        var source = await bench.SourceAsync("PLC", "modbus-tcp", new { host = "127.0.0.1", port = device.Port, interval = 100 });

        await bench.BindAsync(source, temperature, new { address = "30001", dataType = "f32" }, unit: "[degF]");
        await bench.BindAsync(source, count, new { address = "HR 150" });
        await bench.BindAsync(source, running, new { address = "10003" });

        Assert.Equal(10, (await bench.LatestAsync(temperature, _ => true)).Value, 1e-9);
        Assert.Equal(150, (await bench.LatestAsync(count, _ => true)).Bits);
        Assert.Equal(1, (await bench.LatestAsync(running, _ => true)).Bits);
        var status = (await bench.StatusAsync(source, s => s.GetProperty("samples").GetInt64() > 10)).GetProperty("status");
        Assert.Equal("running", status.GetProperty("state").GetString());
        await InHistory.ContainsAsync(bench.App, temperature, 10);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_preview_shows_the_value_in_all_four_word_orders(DatabaseKind kind)
    {
        await using var device = Device.Start(memory => memory.Set(ModbusTable.HoldingRegisters, 0, (ReadOnlySpan<ushort>)[0x4248, 0x0000]));
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var source = await bench.SourceAsync("PLC", "modbus-tcp", new { host = "127.0.0.1", port = device.Port });
        await bench.StatusAsync(source, s => s.GetProperty("state").GetString() == "running");

        var preview = await bench.AskAsync($"/api/v1/sources/{source}/preview", new { address = new { address = "40001", dataType = "f32" } });

        Assert.Equal("HR 0 f32 ABCD", preview.GetProperty("address").GetString());
        Assert.Equal(["2", "3", "0"], preview.GetProperty("details").EnumerateObject().OrderBy(d => d.Name, StringComparer.Ordinal).Select(d => d.Value.GetString()));
        Assert.Equal([0x4248, 0], preview.GetProperty("words").EnumerateArray().Select(w => w.GetInt32()));
        var values = preview.GetProperty("values");
        Assert.Equal(50, values.GetProperty("ABCD").GetDouble());
        Assert.NotEqual(50, values.GetProperty("CDAB").GetDouble());
        Assert.Equal(["ABCD", "BADC", "CDAB", "DCBA"], values.EnumerateObject().Select(v => v.Name).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_word_order_that_gives_no_number_is_bad_and_says_so(DatabaseKind kind)
    {
        await using var device = Device.Start(memory => memory.Set(ModbusTable.HoldingRegisters, 0, (ReadOnlySpan<ushort>)[0x0001, 0x7FC0]));
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var signal = await bench.SignalAsync("Flow", "m3/h");
        var source = await bench.SourceAsync("PLC", "modbus-tcp", new { host = "127.0.0.1", port = device.Port, interval = 100 });

        await bench.BindAsync(source, signal, new { address = "40001", dataType = "f32", wordOrder = "CDAB" });

        Assert.Equal(SampleStatus.BadNotANumber, (await bench.LatestAsync(signal, _ => true)).Status);
        var distrusted = (await bench.GetAsync("/api/v1/signals/least-trusted"))[0];
        Assert.Equal(("bad", "80C1"), (distrusted.GetProperty("reason").GetString(), distrusted.GetProperty("status").GetString()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_the_device_refuses_is_bad_and_its_neighbours_are_good(DatabaseKind kind)
    {
        await using var device = Device.Start(memory => memory.Set(ModbusTable.HoldingRegisters, 9, (ReadOnlySpan<ushort>)[42]));
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var (there, beyond) = (await bench.SignalAsync("There"), await bench.SignalAsync("Beyond"));
        var source = await bench.SourceAsync("PLC", "modbus-tcp", new { host = "127.0.0.1", port = device.Port, interval = 100 });

        await bench.BindAsync(source, there, new { address = "HR 9" });
        await bench.BindAsync(source, beyond, new { address = "HR 10" });

        Assert.Equal(SampleStatus.BadConfigurationError, (await bench.LatestAsync(beyond, _ => true)).Status);
        Assert.Equal(42, (await bench.LatestAsync(there, s => s.Quality == Quality.Good)).Value);
        var status = await bench.StatusAsync(source, s => Failure(s) == "modbus-exception");
        Assert.Equal("running", status.GetProperty("status").GetProperty("state").GetString());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_wrong_unit_id_is_told_as_the_device_says_it(DatabaseKind kind)
    {
        Assert.SkipUnless(PymodbusServer.Missing is null, PymodbusServer.Missing ?? "");
        await using var device = await PymodbusServer.StartAsync(Stop);
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var signal = await bench.SignalAsync("Flow", "m3/h");
        var source = await bench.SourceAsync("PLC", "modbus-tcp", new { host = "127.0.0.1", port = device.Port, unit = 99, interval = 100, timeout = 200 });

        await bench.BindAsync(source, signal, new { address = "HR 1" });

        var status = (await bench.StatusAsync(source, s => s.GetProperty("state").GetString() == "failed")).GetProperty("status");
        Assert.True(Failure(status) is "modbus-exception" or "modbus-no-answer", Failure(status));
        Assert.Equal(SampleStatus.BadNoCommunication, (await bench.LatestAsync(signal, _ => true)).Status);
        var test = await bench.AskAsync($"/api/v1/sources/{source}/test");
        Assert.False(test.GetProperty("passed").GetBoolean());
        Assert.Contains("tcp", test.GetProperty("layers").EnumerateArray().Select(l => l.GetString()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_device_that_comes_back_is_read_again(DatabaseKind kind)
    {
        var port = FreePort.Next();
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var signal = await bench.SignalAsync("Level");
        var source = await bench.SourceAsync("PLC", "modbus-tcp", new { host = "127.0.0.1", port, interval = 100 });
        await bench.BindAsync(source, signal, new { address = "HR 0" });
        Assert.Equal("connection-refused", Failure((await bench.StatusAsync(source, s => s.GetProperty("state").GetString() == "failed")).GetProperty("status")));

        await using var device = Device.Start(memory => memory.Set(ModbusTable.HoldingRegisters, 0, (ReadOnlySpan<ushort>)[7]), port);

        Assert.Equal(7, (await bench.LatestAsync(signal, s => s.Quality == Quality.Good)).Value);
        await bench.StatusAsync(source, s => s.GetProperty("state").GetString() == "running");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_test_of_a_running_source_opens_no_second_connection(DatabaseKind kind)
    {
        await using var device = Device.Start(_ => { });
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var settings = new { host = "127.0.0.1", port = device.Port };
        var source = await bench.SourceAsync("PLC", "modbus-tcp", settings);
        await bench.StatusAsync(source, s => s.GetProperty("state").GetString() == "running");

        Assert.True((await bench.AskAsync($"/api/v1/sources/{source}/test")).GetProperty("passed").GetBoolean());
        var draft = new { twinId = bench.Machine, name = "Draft", driver = "modbus-tcp", settings };
        Assert.True((await bench.AskAsync("/api/v1/sources/test", draft)).GetProperty("passed").GetBoolean());
        Assert.Equal(1, device.Connections);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Editing_one_source_disturbs_no_other(DatabaseKind kind)
    {
        await using var device = Device.Start(_ => { });
        await using var other = Device.Start(_ => { });
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var edited = await bench.SourceAsync("Edited", "modbus-tcp", new { host = "127.0.0.1", port = device.Port });
        var left = await bench.SourceAsync("Left", "modbus-tcp", new { host = "127.0.0.1", port = other.Port });
        var before = await bench.StatusAsync(left, s => s.GetProperty("state").GetString() == "running");

        using var patch = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/sources/{edited}")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { settings = new { host = "127.0.0.1", port = other.Port } }),
        };
        using var answer = await bench.App.Client.SendAsync(patch, Stop);

        Assert.True(answer.IsSuccessStatusCode);
        await bench.StatusAsync(edited, _ => other.Connections == 2);
        var after = await bench.GetAsync($"/api/v1/sources/{left}");
        Assert.Equal(before.GetProperty("status").GetProperty("since").GetDateTimeOffset(), after.GetProperty("status").GetProperty("since").GetDateTimeOffset());
    }

    static string? Failure(JsonElement status) =>
        status.GetProperty("lastFailure") is { ValueKind: JsonValueKind.Object } failure ? failure.GetProperty("code").GetString() : null;
}
