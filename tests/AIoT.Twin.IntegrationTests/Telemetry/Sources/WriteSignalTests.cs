using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Grants;
using AIoT.Twin.Modelling;
using AIoT.Twin.Protocols.Modbus;
using AIoT.Twin.Telemetry.Sources;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sources;

/// <summary>A person writes to the sample plant, and nobody to anything else.</summary>
public sealed class WriteSignalTests(Databases databases)
{
    static readonly Caller s_person = new(Guid.CreateVersion7(), PrincipalKind.Person);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_value_within_its_limits_is_sent_and_read_back(DatabaseKind kind)
    {
        await using var device = Device.Start(out var memory, m => m.Set(ModbusTable.HoldingRegisters, 0, (ReadOnlySpan<ushort>)[500]));
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop), isSample: true);
        var signal = await SetUpAsync(bench, device.Port);
        var write = bench.App.Get<WriteSignal>();

        var outcome = Assert.IsType<WriteSignalResult.Tried>(await write.RunAsync(s_person, signal, 52, 50, Stop)).Outcome;

        Assert.Equal(52, Assert.IsType<WriteOutcome.Written>(outcome).ReadBack, 1e-9);
        Assert.Equal(520, Register(memory));
        Assert.Equal("value-out-of-limits", await RefusedAsync(write, signal, 999, 52, bench));
        Assert.Equal(520, Register(memory));
        var audit = await bench.App.Get<IAuditQueries>().ListAsync(Caller.System, new AuditFilter { By = s_person.Id }, null, 10, Stop);
        Assert.Equal(["signal-write-ended", "signal-write-asked", "signal-write-ended", "signal-write-asked"], audit.Select(a => a.Code));
        Assert.Equal("written", audit[2].Arguments["outcome"]);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_source_outside_the_sample_plant_is_never_written_to(DatabaseKind kind)
    {
        await using var device = Device.Start(out var memory, m => m.Set(ModbusTable.HoldingRegisters, 0, (ReadOnlySpan<ushort>)[500]));
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var signal = await SetUpAsync(bench, device.Port);

        Assert.Equal("writes-not-available", await RefusedAsync(bench.App.Get<WriteSignal>(), signal, 52, 50, bench));
        Assert.Equal(500, Register(memory));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_key_writes_nothing(DatabaseKind kind)
    {
        await using var device = Device.Start(out var memory, m => m.Set(ModbusTable.HoldingRegisters, 0, (ReadOnlySpan<ushort>)[500]));
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop), isSample: true);
        var signal = await SetUpAsync(bench, device.Port);

        var answer = await bench.AskAsync($"/api/v1/signals/{signal}/write", new { value = 52, seen = 50 });

        Assert.Equal("writes-by-persons-only", answer.GetProperty("type").GetString());
        Assert.Equal(500, Register(memory));
    }

    static async Task<Guid> SetUpAsync(SourcesBench bench, int port)
    {
        await GrantAsync(bench);
        var signal = await bench.SignalAsync("Setpoint", "Cel");
        var source = await bench.SourceAsync("PLC", "modbus-tcp", new { host = "127.0.0.1", port, interval = 100 });
        var limits = new { least = 0, most = 100, largestStep = 10, shortestIntervalMs = 1000 };
        using var bound = await bench.PostAsync($"/api/v1/sources/{source}/bindings", new { signalId = signal, address = new { address = "40001" }, scale = 0.1, limits });
        Assert.True(bound.IsSuccessStatusCode, await bound.Content.ReadAsStringAsync(Stop));
        using var allowed = await bench.PostAsync($"/api/v1/sources/{source}/writes", new { allowed = true, reason = "Trial" });
        Assert.True(allowed.IsSuccessStatusCode);
        await bench.StatusAsync(source, s => s.GetProperty("samples").GetInt64() > 0);
        await bench.LatestAsync(signal, s => s.Quality == Quality.Good);
        return signal;
    }

    static async Task GrantAsync(SourcesBench bench)
    {
        await using var change = await bench.App.Get<TwinChanges>().BeginAsync(Caller.System, Stop);
        change.Database.Add(new Grant
        {
            Id = Guid.CreateVersion7(),
            PrincipalId = s_person.Id,
            PrincipalKind = PrincipalKind.Person,
            Role = Role.OtEngineer,
            TwinId = TwinTree.RootId,
            Since = DateTimeOffset.UnixEpoch,
        });
        await change.CommitAsync(new("role-granted", TwinTree.RootId), Stop);
    }

    // Asked with the value as it is, however far the polling has come.
    static async Task<string> RefusedAsync(WriteSignal write, Guid signal, double value, double seen, SourcesBench bench)
    {
        await bench.LatestAsync(signal, s => Math.Abs(s.Value - seen) < 1e-9 && s.Quality == Quality.Good);
        var latest = await bench.LatestAsync(signal, _ => true);
        var tried = Assert.IsType<WriteSignalResult.Tried>(await write.RunAsync(s_person, signal, value, latest.Value, Stop));
        return Assert.IsType<WriteOutcome.Refused>(tried.Outcome).Code;
    }

    static int Register(ModbusMemory memory)
    {
        Span<ushort> words = [0];
        memory.ReadRegisters(ModbusTable.HoldingRegisters, 0, words);
        return words[0];
    }
}
