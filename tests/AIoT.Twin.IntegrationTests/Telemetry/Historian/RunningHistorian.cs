using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Compaction;
using AIoT.Twin.Telemetry.Historian.Reading;
using AIoT.Twin.Telemetry.Historian.Rollups;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

/// <summary>A historian alone over a database of its own; nothing is flushed, merged or dropped unless the test says so.</summary>
sealed class RunningHistorian : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    readonly ServiceProvider _services;

    RunningHistorian(ServiceProvider services) => _services = services;

    public ISeriesCatalog Catalog => Get<ISeriesCatalog>();

    public ITelemetryQueries Queries => Get<ITelemetryQueries>();

    public long NowUs => Clock.Now().ToMicroseconds();

    public FakeClock Clock => (FakeClock)Get<TimeProvider>();

    public static long At(double seconds) => Now.ToMicroseconds() + (long)(seconds * 1_000_000);

    public static async Task<RunningHistorian> StartAsync(
        DatabasePlace place, Action<HistorianOptions>? adjust = null, Action<IServiceCollection>? services = null)
    {
        var options = new HistorianOptions { Background = false };
        adjust?.Invoke(options);
        var all = new ServiceCollection()
            .AddSingleton(options)
            .AddSingleton(place)
            .AddSingleton<TimeProvider>(new FakeClock(Now))
            .AddSingleton<TelemetryFeed>()
            .AddSingleton<ITelemetryFeed>(s => s.GetRequiredService<TelemetryFeed>())
            .AddSingleton<IUnitConversion>(new UcumConversion(new UnitCatalog()))
            .AddLogging()
            .AddHistorianCore();
        services?.Invoke(all);
        var historian = new RunningHistorian(all.BuildServiceProvider());
        await historian.Get<HistorianService>().StartAsync(TestContext.Current.CancellationToken);
        return historian;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public ValueTask<SeriesInfo> SeriesAsync(Guid signal, ValueKind kind = ValueKind.Double, string unit = "Cel") =>
        Catalog.EnsureAsync(signal, kind, unit, TestContext.Current.CancellationToken);

    public Task<BatchOutcome> WriteAsync(params Sample[] samples) => WriteAsync(new SampleBatch("test", 1, null, samples, BatchAck.None));

    public async Task<BatchOutcome> WriteAsync(SampleBatch batch)
    {
        var ack = new AwaitableAck();
        await Get<ISampleSink>().WriteAsync(batch with { Ack = ack }, TestContext.Current.CancellationToken);
        return await ack.Outcome.WaitAsync(TestContext.Current.CancellationToken);
    }

    public Task<int> FlushAsync(bool everything = true) => Get<Compactor>().FlushAsync(everything, TestContext.Current.CancellationToken);

    public Task<int> MergeAsync() => Get<CorrectionMerge>().RunAsync(TestContext.Current.CancellationToken);

    /// <summary>Every row of minutes to days is up to date with what is in chunks.</summary>
    public async Task RollAsync()
    {
        while (await Get<RollupKeeper>().RunAsync(TestContext.Current.CancellationToken))
        {
        }
    }

    /// <summary>The connection it writes on ends, as when its machine is cut off; another may take over at once.</summary>
    public async Task CutOffAsync()
    {
        if (Get<DatabasePlace>().Kind is DatabaseKind.Postgres)
        {
            await Get<HistoryDatabase>().ScalarAsync(
                """
                select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory' and objid = 7265323 and granted
                    and database = (select oid from pg_database where datname = current_database())
                """,
                [],
                TestContext.Current.CancellationToken);
        }
    }

    public void Forget()
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        Get<TailFollower>().Evict();
    }

    public async ValueTask DisposeAsync()
    {
        await Get<HistorianService>().StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }
}
