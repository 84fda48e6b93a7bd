using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Edge;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.IntegrationTests.Edge;

/// <summary>A real agent program enrolled at a running server, with a link between them that can fail.</summary>
sealed class EdgeBench : IAsyncDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("twin-edge-").FullName;
    readonly RunningTwin _twin;
    readonly Plant _plant;
    readonly Guid _agent;
    readonly string _key;

    EdgeBench(RunningTwin twin, Plant plant, LossyLink link, JsonNode enrolled)
    {
        (_twin, _plant, Link) = (twin, plant, link);
        (_agent, _key) = ((Guid)enrolled["id"]!, (string)enrolled["key"]!);
        AsAgent = twin.ClientOf(_key);
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public LossyLink Link { get; }

    /// <summary>Whoever has the agent's key.</summary>
    public HttpClient AsAgent { get; }

    /// <summary>The signals, bound to what the device holds at the same place.</summary>
    public List<(Guid Id, ValueKind Kind, string Address, string Type, object[] Rules)> Signals { get; } = [];

    public static async Task<EdgeBench> StartAsync(RunningTwin twin)
    {
        var plant = await Plant.CreateAsync(twin, Stop);
        using var answer = await twin.Client.PostAsJsonAsync("/api/v1/fleet/agents", new { name = $"Gateway {Guid.NewGuid():n}", twin = plant.Site }, Stop);
        var enrolled = await answer.Content.ReadFromJsonAsync<JsonNode>(Stop);
        return new EdgeBench(twin, plant, await LossyLink.StartAsync(twin.Address, Stop), enrolled!);
    }

    public async Task<Guid> SignalAsync(ValueKind kind, string address = "", string type = "", params object[] rules)
    {
        var name = $"Signal {Signals.Count + 1}";
        var added = await _twin.Get<EditSignals>().AddAsync(Caller.System, new NewSignal(_plant.Oven, name, kind == ValueKind.Double ? "kW" : "1", kind), Stop);
        var id = Assert.IsType<TwinResult.Done>(added).Id;
        Signals.Add((id, kind, address, type, rules));
        return id;
    }

    /// <summary>The agent as its own program builds it; a second one goes on with the outbox of the first.</summary>
    public IHost Agent(int devicePort)
    {
        var sources = new[]
        {
            new
            {
                name = "PLC",
                driver = "modbus-tcp",
                settings = new Dictionary<string, string> { ["host"] = "127.0.0.1", ["port"] = $"{devicePort}", ["interval"] = "100" },
                bindings = Signals.Where(s => s.Address != "").Select(s => new
                {
                    signal = s.Id,
                    kind = s.Kind.ToString(),
                    unit = "1",
                    address = new Dictionary<string, string> { ["address"] = s.Address, ["dataType"] = s.Type },
                    rules = s.Rules,
                }),
            },
        };
        var file = Path.Combine(_folder, "edge.json");
        File.WriteAllText(file, JsonSerializer.Serialize(sources));
        return EdgeAgent.Build(
        [
            $"--Twin:Edge:Server={Link.Address}", $"--Twin:Edge:Key={_key}", $"--Twin:Edge:Sources={file}",
            $"--Twin:Edge:DataFolder={Path.Combine(_folder, "data")}", "--Twin:Edge:ReportEvery=00:00:00.1", "--Logging:LogLevel:Default=None",
        ]);
    }

    public Task<IReadOnlyList<Sample>> HistoryAsync(Guid signal) =>
        _twin.Get<ITelemetryQueries>().SamplesAsync(signal, 0, TimeProvider.System.Now().AddDays(1).ToMicroseconds(), 100_000, Stop);

    public async Task<string?> TextAsync(Guid signal) =>
        (string?)(await _twin.Client.GetFromJsonAsync<JsonNode>($"/api/v1/signals/{signal}/latest", Stop))!["sample"]!["value"];

    /// <summary>What the server knows of the agent, once it is as wanted.</summary>
    public async Task<JsonNode> ReportedAsync(Func<JsonNode, bool> wanted)
    {
        while (true)
        {
            var agents = await _twin.Client.GetFromJsonAsync<JsonNode>("/api/v1/fleet/agents", Stop);
            var last = agents!["items"]!.AsArray().Single(a => (Guid)a!["id"]! == _agent)!["last"];
            if (last is not null && wanted(last))
                return last;
        }
    }

    /// <summary>Waits until the link has seen such an answer of the server.</summary>
    public async Task AnsweredAsync(Func<JsonNode, bool> wanted)
    {
        while (!Link.Answers.Any(a => wanted(a.Answer)))
        {
            Stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        AsAgent.Dispose();
        await Link.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
