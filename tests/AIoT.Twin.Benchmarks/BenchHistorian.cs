using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Compaction;
using AIoT.Twin.Telemetry.Historian.Rollups;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.Benchmarks;

/// <summary>The product's historian as it runs in the product, over a database of the benchmark's own.</summary>
sealed class BenchHistorian : IAsyncDisposable
{
    readonly ServiceProvider _services;
    long _number;

    BenchHistorian(ServiceProvider services) => _services = services;

    public ISampleSink Sink => Get<ISampleSink>();

    public ITelemetryQueries Queries => Get<ITelemetryQueries>();

    public static async Task<BenchHistorian> StartAsync(DatabasePlace place, Action<HistorianOptions>? adjust = null)
    {
        var options = new HistorianOptions();
        adjust?.Invoke(options);
        var services = new ServiceCollection()
            .AddSingleton(options)
            .AddSingleton(place)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<TelemetryFeed>()
            .AddSingleton<ITelemetryFeed>(s => s.GetRequiredService<TelemetryFeed>())
            .AddLogging()
            .AddHistorianCore();
        var historian = new BenchHistorian(services.BuildServiceProvider());
        await historian.Get<HistorianService>().StartAsync(CancellationToken.None);
        return historian;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public async Task<Guid[]> SeriesAsync(int count)
    {
        var signals = new Guid[count];
        for (var i = 0; i < count; i++)
        {
            signals[i] = new Guid(i + 1, 0, 0, new byte[8]);
            await Get<ISeriesCatalog>().EnsureAsync(signals[i], ValueKind.Double, "1", CancellationToken.None);
        }

        return signals;
    }

    /// <summary>All samples in numbered batches, none waiting for the one before it; everything must be accepted.</summary>
    public async Task WriteAsync(ReadOnlyMemory<Sample> samples, int batch)
    {
        var outcomes = new List<Task<BatchOutcome>>();
        for (var at = 0; at < samples.Length; at += batch)
        {
            var ack = new AwaitableAck();
            outcomes.Add(ack.Outcome);
            await Sink.WriteAsync(
                new SampleBatch("bench", 1, ++_number, samples.Slice(at, Math.Min(batch, samples.Length - at)), ack), CancellationToken.None);
        }

        foreach (var outcome in await Task.WhenAll(outcomes))
        {
            if (outcome is not BatchOutcome.Accepted)
                throw new InvalidOperationException($"Not stored: {outcome}");
        }
    }

    /// <summary>Everything acknowledged is in chunks.</summary>
    public Task CompactAsync() => Get<Compactor>().FlushAsync(everything: true, CancellationToken.None);

    /// <summary>What the maintenance does in its time: the journal that is in chunks is given back.</summary>
    public async Task TidyAsync()
    {
        await Get<SampleQueue>().RotateAsync(CancellationToken.None);
        await Get<HistoryUpkeep>().TrimAsync(CancellationToken.None);
    }

    /// <summary>Every row of minutes to days is up to date; returns how many steps that took.</summary>
    public async Task<int> RollAsync()
    {
        var steps = 0;
        while (await Get<RollupKeeper>().RunAsync(CancellationToken.None))
            steps++;
        return steps;
    }

    public HistoryDatabase Database => Get<HistoryDatabase>();

    public async ValueTask DisposeAsync()
    {
        await Get<HistorianService>().StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }
}
