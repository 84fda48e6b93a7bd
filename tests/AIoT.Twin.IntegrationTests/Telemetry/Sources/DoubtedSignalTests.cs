using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sources;

public sealed class DoubtedSignalTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_wrong_and_looks_right_is_trusted_least_and_what_is_bad_says_so_itself()
    {
        var doubts = new GivenDoubts();
        var app = await RunningTwin.StartAsync(
            await databases.CreateAsync(DatabaseKind.Sqlite, Stop), b => b.Services.AddSingleton<ISignalDoubts>(doubts), Stop);
        await using var bench = await SourcesBench.OfAsync(app);
        var (good, suspect, bad) = (await bench.SignalAsync("Good"), await bench.SignalAsync("Suspect"), await bench.SignalAsync("Bad"));
        var silent = await bench.SignalAsync("Silent");
        doubts.Signals.UnionWith([suspect, bad, silent]);
        await PostAsync(bench, good, 1, 0);
        await PostAsync(bench, suspect, 1, 0);
        await PostAsync(bench, bad, null, SampleStatus.BadSensorFailure);

        var least = (await app.Client.GetFromJsonAsync<JsonArray>("/api/v1/signals/least-trusted", Stop))!;

        Assert.Equal([(suspect, "suspect"), (bad, "bad"), (silent, "notBound")], least.Select(t => ((Guid)t!["signalId"]!, (string)t["reason"]!)));
        Assert.Equal(("apart", -6.2), ((string)least[0]!["doubt"]!["code"]!, (double)least[0]!["doubt"]!["apart"]!));
    }

    static async Task PostAsync(SourcesBench bench, Guid signal, double? value, int status)
    {
        var samples = new[] { new { signal, time = bench.App.Get<TimeProvider>().Now(), value, status } };
        using var answer = await bench.PostAsync("/api/v1/samples", new { samples });
        answer.EnsureSuccessStatusCode();
    }

    sealed class GivenDoubts : ISignalDoubts
    {
        public HashSet<Guid> Signals { get; } = [];

        public string Name => "given";

        public SignalDoubt? About(Caller by, Guid signal) =>
            Signals.Contains(signal) ? new SignalDoubt("apart", DateTimeOffset.UnixEpoch, -6.2, 2) : null;

        public Task<IReadOnlyList<DoubtSpan>> BetweenAsync(Caller by, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<DoubtSpan>>([]);
    }
}
