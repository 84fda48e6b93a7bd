using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sources;

/// <summary>A running application with one machine, whose sources are added as a program would.</summary>
sealed class SourcesBench : IAsyncDisposable
{
    static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    SourcesBench(RunningTwin app, Guid machine) => (App, Machine) = (app, machine);

    public RunningTwin App { get; }

    public Guid Machine { get; }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<SourcesBench> StartAsync(string connection, bool isSample = false, params string[] settings)
    {
        var app = await RunningTwin.StartAsync(connection, Stop, ["Twin:Sources:AllowLoopback=true", .. settings]);
        return new SourcesBench(app, await MachineAsync(app, isSample));
    }

    public static async Task<SourcesBench> OfAsync(RunningTwin app) => new(app, await MachineAsync(app, isSample: false));

    static async Task<Guid> MachineAsync(RunningTwin app, bool isSample)
    {
        if (app.Get<ITwinTreeSource>().Tree.All.FirstOrDefault(t => t.Name == "Mixer 1") is { } known)
            return known.Id;

        var (enterprise, site, machine) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var made = await app.Get<CreateTwins>().RunAsync(
            Caller.System,
            [
                new(BuiltInTypes.Enterprise, TwinTree.RootId, "Bench Works") { Id = enterprise, Sample = isSample },
                new(BuiltInTypes.Site, enterprise, "Aarhus") { Id = site, Properties = new() { ["timeZone"] = "Europe/Berlin", ["currency"] = "EUR" } },
                new(BuiltInTypes.WorkUnit, site, "Mixer 1") { Id = machine, TypeSignals = false },
            ],
            [], Stop);
        Assert.IsType<CreateTwinsResult.Created>(made);
        return machine;
    }

    public async Task<Guid> SignalAsync(string name, string unit = "1", ValueKind kind = ValueKind.Double)
    {
        var made = await App.Get<CreateTwins>().RunAsync(Caller.System, [], [new(Machine, name, unit, kind)], Stop);
        return Assert.Single(Assert.IsType<CreateTwinsResult.Created>(made).Signals).Id;
    }

    public async Task<Guid> SourceAsync(string name, string driver, object settings)
    {
        using var answer = await PostAsync("/api/v1/sources", new { twinId = Machine, name, driver, settings });
        return await MadeAsync(answer);
    }

    public async Task<Guid> BindAsync(Guid source, Guid signal, object address, string? unit = null, double scale = 1, long? intervalMs = null)
    {
        using var answer = await PostAsync($"/api/v1/sources/{source}/bindings", new { signalId = signal, address, unit, scale, intervalMs });
        return await MadeAsync(answer);
    }

    public Task<HttpResponseMessage> PostAsync(string path, object? body = null) => App.Client.PostAsJsonAsync(path, body ?? new { }, Stop);

    static async Task<Guid> MadeAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement.GetProperty("id").GetGuid();
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        var body = await App.Client.GetStringAsync(new Uri(path, UriKind.Relative), Stop);
        return JsonDocument.Parse(body).RootElement;
    }

    public async Task<JsonElement> AskAsync(string path, object? body = null)
    {
        using var answer = await PostAsync(path, body);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement;
    }

    /// <summary>The source as it is answered once its status is as wanted; waited for within, since requests are rationed.</summary>
    public async Task<JsonElement> StatusAsync(Guid source, Func<JsonElement, bool> wanted)
    {
        var supervisor = App.Get<SourceSupervisor>();
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        while (supervisor.StatusOf(source) is not { } status || !wanted(JsonSerializer.SerializeToElement(status, s_json)))
        {
            SourceRun.NotForEver(began, $"{supervisor.StatusOf(source)}");
            await Task.Yield();
        }

        return await GetAsync($"/api/v1/sources/{source}");
    }

    /// <summary>The newest sample of a signal once it is as wanted.</summary>
    public async Task<Sample> LatestAsync(Guid signal, Func<Sample, bool> wanted)
    {
        var (series, feed) = (App.Get<ISeriesCatalog>(), App.Get<ITelemetryFeed>());
        while (true)
        {
            Stop.ThrowIfCancellationRequested();
            if (series.Find(signal) is { } open && feed.Latest(open.Handle) is { } latest && wanted(latest))
                return latest;
            await Task.Yield();
        }
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
