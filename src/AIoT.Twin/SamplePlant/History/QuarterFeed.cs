using AIoT.Twin.Acquisition;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.Physics;
using AIoT.Twin.SamplePlant.Seeding;
using AIoT.Twin.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.SamplePlant.History;

/// <summary>Delivers each quarter of an hour when it is over, as a metering system does; quarters missed while the program was off come late.</summary>
sealed partial class QuarterFeed(
    RunningPlant plant, ISampleSink sink, ISeriesCatalog catalog, ITelemetryQueries telemetry, TimeProvider clock, ILogger<QuarterFeed> logger)
    : BackgroundService
{
    // Far above the numbers of the history's batches; a quarter's number is its own, so delivering it twice stores it once.
    const long FirstNumber = 1_000_000_000;
    const long Late = Us.Hour;

    static readonly TimeSpan s_afterwards = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, plant.Removed);
        try
        {
            var context = await plant.WhenFilled.WaitAsync(ended.Token);
            var quarters = context.Layout.Signals.Where(s => s.Role is SignalRole.Quarter).ToList();
            while (true)
            {
                await DeliverAsync(context, quarters, ended.Token);
                var now = clock.Now();
                var next = (Us.Floor(now.ToMicroseconds(), Us.Quarter) + Us.Quarter).ToTime() + s_afterwards;
                await Task.Delay(next - now, clock, ended.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping, or removed.
        }
    }

    async Task DeliverAsync(SeedContext context, List<PlantSignal> quarters, CancellationToken cancellationToken)
    {
        try
        {
            var now = clock.Now().ToMicroseconds();
            var last = await telemetry.LastBeforeAsync(context.Ids.Signal(quarters[0].Path), now, cancellationToken);
            for (var at = (last?.TimeUs ?? now - Us.Day) / Us.Quarter * Us.Quarter + Us.Quarter; at + Us.Quarter <= now; at += Us.Quarter)
                await sink.WriteAsync(await BatchAsync(context, quarters, at, at < now - Late, cancellationToken), cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogUndelivered(e);
        }
    }

    async Task<SampleBatch> BatchAsync(SeedContext context, List<PlantSignal> quarters, long at, bool late, CancellationToken cancellationToken)
    {
        var samples = new Sample[quarters.Count];
        for (var i = 0; i < samples.Length; i++)
        {
            var signal = quarters[i];
            var series = await catalog.EnsureAsync(context.Ids.Signal(signal.Path), signal.Kind, signal.Unit, cancellationToken);
            samples[i] = new(series.Handle, SampleStatus.Good, at, signal.BitsOf(signal.Model.At(at)));
        }

        return new(HistoryWriter.Producer, HistoryWriter.Epoch, FirstNumber + at / Us.Quarter, samples, BatchAck.None) { Backfill = late };
    }

    [LoggerMessage(8003, LogLevel.Warning, "Quarters of an hour of the sample plant could not be delivered; they come with the next one.")]
    partial void LogUndelivered(Exception e);
}
