using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.People;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Calendars;
using AIoT.Twin.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.IntegrationTests.Outcomes;

/// <summary>
/// The running application with a site of two lines whose machines have been stopping for 40 weeks, less often for the last ten.
/// </summary>
sealed class OutcomesPlant : IAsyncDisposable
{
    const long Hour = 3_600_000_000;

    public static readonly DateOnly Start = new(2026, 1, 5);
    public static readonly DateOnly Change = Start.AddDays(7 * 30);

    OutcomesPlant(RunningTwin twin, HistoryInMemory history, FakeClock clock)
    {
        Twin = twin;
        History = history;
        Clock = clock;
    }

    public RunningTwin Twin { get; }

    public HistoryInMemory History { get; }

    public FakeClock Clock { get; }

    public HttpClient Client => Twin.Client;

    public Guid Site { get; } = Guid.CreateVersion7();

    public Guid Line { get; } = Guid.CreateVersion7();

    public Guid State { get; private set; }

    public Guid OtherState { get; private set; }

    public Guid Owner { get; private set; }

    /// <summary>The same with its states in the real history.</summary>
    public static async Task<OutcomesPlant> StoredAsync(string connection, CancellationToken cancellationToken)
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 10, 14, 9, 30, 0, TimeSpan.Zero));
        var twin = await RunningTwin.StartAsync(connection, b => b.Services.AddSingleton<TimeProvider>(clock), cancellationToken, "Twin:ModelOps:Enabled=false", "Twin:Lake:Background=false");
        var plant = new OutcomesPlant(twin, new HistoryInMemory(), clock);
        await plant.FillAsync(cancellationToken);
        var samples = await plant.History.SamplesAsync(plant.State, 0, long.MaxValue, int.MaxValue, cancellationToken);
        await plant.WriteAsync(samples.Where(s => s.Time < clock.GetUtcNow()).Select(s => (s.TimeUs, (MachineState)s.Bits)), cancellationToken);
        return plant;
    }

    /// <summary>Stores states of the line.</summary>
    public async Task WriteAsync(IEnumerable<(long Time, MachineState State)> states, CancellationToken cancellationToken)
    {
        var series = await Twin.Get<ISeriesCatalog>().EnsureAsync(State, ValueKind.State, "1", cancellationToken);
        var ack = new AwaitableAck();
        Sample[] samples = [.. states.Select(s => new Sample(series.Handle, SampleStatus.Good, s.Time, (long)s.State))];
        await Twin.Get<ISampleSink>().WriteAsync(new SampleBatch("line controller", 1, null, samples, ack) { Backfill = true }, cancellationToken);
        Assert.IsType<BatchOutcome.Accepted>(await ack.Outcome.WaitAsync(cancellationToken));
    }

    public static async Task<OutcomesPlant> StartAsync(string connection, CancellationToken cancellationToken)
    {
        var (history, clock) = (new HistoryInMemory(), new FakeClock(new DateTimeOffset(2026, 10, 14, 9, 30, 0, TimeSpan.Zero)));
        var twin = await RunningTwin.StartAsync(
            connection, builder => builder.Services.AddSingleton<ITelemetryQueries>(history)
                .AddSingleton<TimeProvider>(clock), cancellationToken);
        var plant = new OutcomesPlant(twin, history, clock);
        await plant.FillAsync(cancellationToken);
        return plant;
    }

    async Task FillAsync(CancellationToken cancellationToken)
    {
        var (enterprise, area) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var created = (CreateTwinsResult.Created)await Twin.Get<CreateTwins>().RunAsync(
            Caller.System,
            [
                new(BuiltInTypes.Enterprise, TwinTree.RootId, "Northfield Foods") { Id = enterprise },
                new(BuiltInTypes.Site, enterprise, "Lübeck") { Id = Site,
                    Properties = new JsonObject { ["timeZone"] = "Europe/Berlin", ["currency"] = "EUR" } },
                new(BuiltInTypes.Area, Site, "Filling") { Id = area },
                new(BuiltInTypes.ProductionLine, area, "Line 1") { Id = Line },
            ],
            [new(Line, "Other state", "1", ValueKind.State, SignalClass.State)],
            cancellationToken);
        State = created.Signals.Single(s => s.Element == "state").Id;
        OtherState = created.Signals.Single(s => s.Name == "Other state").Id;
        var person = await Twin.Get<CreatePerson>()
            .RunAsync(Caller.System, new("erika", "Erika Mustermann"), Role.Manager, TwinTree.RootId, cancellationToken);
        Owner = ((CreatePersonResult.Created)person).Id;
        Stops(new SiteCalendar(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), CalendarPlan.AlwaysOn));
    }

    // Six to nine stops of 20 to 40 minutes a week, then two to three.
    void Stops(SiteCalendar calendar)
    {
        var random = new Random(7);
        for (var monday = Start; monday < Start.AddDays(7 * 41); monday = monday.AddDays(7))
        {
            var from = calendar.Week(monday).From;
            var stops = monday < Change ? 6 + random.Next(4) : 2 + random.Next(2);
            for (var day = 0; day < 7; day++)
                History.AddState(State, from + day * 24 * Hour, MachineState.Running);
            for (var stop = 0; stop < stops; stop++)
            {
                var at = from + (stop * 16 + 3) * Hour;
                History.AddState(State, at, MachineState.OwnFault);
                History.AddState(State, at + (20 + random.Next(20)) * Hour / 60, MachineState.Running);
            }
        }
    }

    public JsonObject NewUseCase(Action<JsonObject>? adjust = null)
    {
        var model = new JsonObject
        {
            ["scopeId"] = Site,
            ["statement"] = "A third less unplanned downtime on line 1",
            ["ownerId"] = Owner,
            ["targetDate"] = "2026-12-31",
            ["unitValue"] = new JsonObject { ["amount"] = 1250.5, ["currency"] = "EUR" },
            ["kpis"] = new JsonArray(new JsonObject
            {
                ["kind"] = "unplanned-downtime",
                ["scopeId"] = Line,
                ["baselineFrom"] = $"{Start:yyyy-MM-dd}",
                ["baselineTo"] = $"{Change:yyyy-MM-dd}",
                ["changeOn"] = $"{Change:yyyy-MM-dd}",
                ["targetChange"] = -0.3,
                ["inputs"] = new JsonArray(new JsonObject { ["role"] = "state", ["signalId"] = State }),
            }),
        };
        adjust?.Invoke(model);
        return model;
    }

    public async Task<JsonObject> RegisterAsync(CancellationToken cancellationToken)
    {
        var answer = await Client.PostAsJsonAsync("/api/v1/use-cases", NewUseCase(), cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
    }

    public async Task<JsonObject> GetAsync(string path, CancellationToken cancellationToken) =>
        (await Client.GetFromJsonAsync<JsonObject>($"/api/v1/{path}", cancellationToken))!;

    public ValueTask DisposeAsync() => Twin.DisposeAsync();
}
