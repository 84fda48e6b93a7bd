using System.Diagnostics.Metrics;
using AIoT.Twin;
using AIoT.Twin.Acquisition;
using AIoT.Twin.CrashWriter;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Writing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

// Arguments: the kind of database, its connection string, for each producer how far it is, and "patient" if they send again what is
// refused. Runs until it is killed.
var kind = Enum.Parse<DatabaseKind>(args[0]);
// The product's own ways with smaller figures, so that in a second there are many flushes, merges and stretches of the journal.
var options = new HistorianOptions
{
    FlushSamples = 500,
    FlushAge = TimeSpan.FromMilliseconds(400),
    FlushedSpanKept = TimeSpan.FromMilliseconds(200),
    CompactionInterval = TimeSpan.FromMilliseconds(20),
    MaintenanceInterval = TimeSpan.FromMilliseconds(100),
    JournalPartitionBytes = 512 << 10,
    Lease = TimeSpan.FromSeconds(2),
    LeaseRenewal = TimeSpan.FromMilliseconds(200),
    // The samples are of years ago, and their rows are counted.
    MinuteRowAge = TimeSpan.FromDays(10_000),
};
await using var services = new ServiceCollection()
    .AddSingleton(options)
    .AddSingleton(new DatabasePlace(kind, args[1], args[1], Path.GetTempPath()))
    .AddSingleton(TimeProvider.System)
    .AddSingleton<TelemetryFeed>()
    .AddSingleton<ITelemetryFeed>(s => s.GetRequiredService<TelemetryFeed>())
    .AddLogging(log => log.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(c => c.SingleLine = true)
        .Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace))
    .AddHistorianCore()
    .AddSingleton<HistoryDatabase>(new SayingDatabase(
        kind is DatabaseKind.Postgres ? new PostgresHistory(args[1]) : new SqliteHistory(args[1], TimeProvider.System)))
    .BuildServiceProvider();

using var chunks = new MeterListener
{
    InstrumentPublished = (instrument, listener) =>
    {
        if (instrument.Name == "telemetry.chunks.written")
            listener.EnableMeasurementEvents(instrument);
    },
};
chunks.SetMeasurementEventCallback<long>((_, _, _, _) => Say.Line("flushed"));
chunks.Start();

Say.Line("start");
// While it starts nothing else may be heard of it for long, so time is counted aloud.
await using (new Timer(_ => Say.Line("tick"), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(1)))
{
    await services.GetRequiredService<HistorianService>().StartAsync(CancellationToken.None);
    // The one before may take a moment to be gone.
    await services.GetRequiredService<WriterLease>().WritingAsync(CancellationToken.None);
}

Say.Line("open");

var (sink, catalog) = (services.GetRequiredService<ISampleSink>(), services.GetRequiredService<ISeriesCatalog>());
await Task.WhenAll(Enumerable.Range(0, CrashBatches.Producers).Select(i => new Producer(i, args[2 + i], args[^1] == "patient").RunAsync(sink, catalog)));
