using System.Net;
using System.Net.Http.Json;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Forwarding;
using AIoT.Twin.IntegrationTests.Telemetry.Sources;
using AIoT.Twin.Protocols.Modbus;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.IntegrationTests.Edge;

/// <summary>The agent's whole way: a device on a socket, the outbox, a link that fails, the server's history and its list of agents.</summary>
public sealed class EdgeAgentTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static ModbusServer StartDevice() => Device.Start(memory =>
    {
        memory.Set(ModbusTable.HoldingRegisters, 0, (ReadOnlySpan<ushort>)[0x4248, 0x0000, 0x7FC0, 0x0001, 42]);
        memory.Set(ModbusTable.Coils, 0, (ReadOnlySpan<bool>)[true]);
    });

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_a_machine_said_is_stored_exactly_once_over_a_link_that_loses_answers(DatabaseKind kind)
    {
        await using var device = StartDevice();
        await using var bench = await EdgeBench.StartAsync(await databases.SharedAsync(kind, Stop));
        var power = await bench.SignalAsync(ValueKind.Double, "40001", "f32");
        var noNumber = await bench.SignalAsync(ValueKind.Double, "40003", "f32");
        var pieces = await bench.SignalAsync(ValueKind.Integer, "40005", "u16");
        var running = await bench.SignalAsync(ValueKind.Boolean, "00001", "bit");
        var absent = await bench.SignalAsync(ValueKind.Double, "40099", "u16");
        bench.Link.State = LinkState.LosesAnswers;

        using (var agent = bench.Agent(device.Port))
        {
            await agent.StartAsync(Stop);
            await bench.AnsweredAsync(a => (bool)a["duplicate"]!);
            bench.Link.State = LinkState.Down;
            var waiting = await bench.ReportedAsync(r => (int)r["waitingBatches"]! > 1);
            Assert.NotNull(waiting["oldestSince"]);
            await agent.StopAsync(Stop);
        }

        bench.Link.State = LinkState.Up;
        using (var again = bench.Agent(device.Port))
        {
            await again.StartAsync(Stop);
            await bench.ReportedAsync(r => (int)r["waitingBatches"]! == 0);
            await again.StopAsync(Stop);
        }

        await bench.Link.QuietAsync(Stop);
        Assert.All(bench.Link.Answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        var first = bench.Link.Answers.Where(a => !(bool)a.Answer["duplicate"]!).ToList();
        Assert.Equal(0, first.Sum(a => (int)a.Answer["duplicates"]! + (int)a.Answer["revised"]! + a.Answer["quarantined"]!.AsArray().Count));
        var stored = 0;
        foreach (var signal in bench.Signals)
            stored += (await bench.HistoryAsync(signal.Id)).Count;
        Assert.Equal(first.Sum(a => (int)a.Answer["stored"]!), stored);

        Assert.All(await bench.HistoryAsync(power), s => Assert.Equal((SampleStatus.Good, 50), (s.Status, s.Value)));
        Assert.All(await bench.HistoryAsync(pieces), s => Assert.Equal((SampleStatus.Good, 42), (s.Status, s.Bits)));
        Assert.All(await bench.HistoryAsync(running), s => Assert.Equal((SampleStatus.Good, 1), (s.Status, s.Bits)));
        Assert.All(await bench.HistoryAsync(noNumber), s => Assert.Equal((SampleStatus.BadNotANumber, double.NaN), (s.Status, s.Value)));
        var refused = await bench.HistoryAsync(absent);
        Assert.NotEmpty(refused);
        Assert.All(refused, s => Assert.Equal(Quality.Bad, s.Quality));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Values_are_processed_before_they_leave_the_machine(DatabaseKind kind)
    {
        await using var device = StartDevice();
        await using var bench = await EdgeBench.StartAsync(await databases.SharedAsync(kind, Stop));
        var limited = await bench.SignalAsync(ValueKind.Double, "40001", "f32", Rule("clamp", ("most", "20")), Rule("deadband", ("size", "1")));
        var bit = await bench.SignalAsync(ValueKind.Boolean, "40005", "u16", Rule("bits", ("from", "3")));
        using var agent = bench.Agent(device.Port);

        await agent.StartAsync(Stop);
        await bench.AnsweredAsync(a => bench.Link.Answers.Sum(x => (int)x.Answer["stored"]!) >= 5);
        await agent.StopAsync(Stop);

        var kept = Assert.Single(await bench.HistoryAsync(limited));
        Assert.Equal((SampleStatus.UncertainOutsideRange, 20), (kept.Status, kept.Value));
        Assert.All(await bench.HistoryAsync(bit), s => Assert.Equal((SampleStatus.Good, 1), (s.Status, s.Bits)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_wrong_rule_in_the_file_stops_the_start_with_its_reason(DatabaseKind kind)
    {
        await using var bench = await EdgeBench.StartAsync(await databases.SharedAsync(kind, Stop));
        await bench.SignalAsync(ValueKind.Double, "40001", "f32", Rule("clamp", ("most", "20")), Rule("median", ("samples", "4")));
        using var agent = bench.Agent(1);

        var stopped = await Assert.ThrowsAsync<InvalidDataException>(() => agent.StartAsync(Stop));

        Assert.Contains("rules[1].samples: field-not-odd value 4", stopped.Message, StringComparison.Ordinal);
    }

    static object Rule(string rule, params (string Key, string Value)[] settings) => new { rule, settings = settings.ToDictionary(s => s.Key, s => s.Value) };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_batch_refused_for_good_is_counted_and_stops_nothing(DatabaseKind kind)
    {
        await using var device = StartDevice();
        await using var bench = await EdgeBench.StartAsync(await databases.SharedAsync(kind, Stop));
        var power = await bench.SignalAsync(ValueKind.Double, "40001", "f32");
        using var agent = bench.Agent(device.Port);
        await TakeNumberAsync(bench, power, agent.Services.GetRequiredService<Outbox>().Epoch);

        await agent.StartAsync(Stop);
        await bench.AnsweredAsync(a => a["stored"] is not null);
        var reported = await bench.ReportedAsync(r => (int)r["refusedBatches"]! == 1);
        await agent.StopAsync(Stop);

        Assert.NotEqual("", (string)reported["software"]!);
        Assert.Equal("batch-conflict", Assert.Single(bench.Link.Answers, a => a.Status != HttpStatusCode.OK).Answer["type"]!.ToString());
        Assert.Contains(await bench.HistoryAsync(power), s => s.Value == 50);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_outbox_older_than_the_server_remembers_goes_on_under_a_newer_epoch(DatabaseKind kind)
    {
        await using var device = StartDevice();
        await using var bench = await EdgeBench.StartAsync(await databases.SharedAsync(kind, Stop));
        var power = await bench.SignalAsync(ValueKind.Double, "40001", "f32");
        using var agent = bench.Agent(device.Port);
        var outbox = agent.Services.GetRequiredService<Outbox>();
        var ahead = outbox.Epoch + 1_000_000;
        await TakeNumberAsync(bench, power, ahead);

        await agent.StartAsync(Stop);
        await bench.AnsweredAsync(a => a["stored"] is not null);
        await agent.StopAsync(Stop);

        Assert.Equal("stale-epoch", bench.Link.Answers.First().Answer["type"]!.ToString());
        Assert.Equal((ahead + 1, 0L), (outbox.Epoch, outbox.State().RefusedBatches));
        Assert.Contains(await bench.HistoryAsync(power), s => s.Value == 50);
    }

    static async Task TakeNumberAsync(EdgeBench bench, Guid signal, int epoch)
    {
        var samples = new[] { new { signal, time = "2026-03-01T10:00:00Z", value = 1 } };
        using var taken = await bench.AsAgent.PostAsJsonAsync("/api/v1/samples", new { producer = "outbox", epoch, number = 1, samples }, Stop);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }
}
