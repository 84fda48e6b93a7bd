using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>One source with its one connection, its queue and its loop.</summary>
sealed class RunningSource : IAsyncDisposable
{
    readonly CancellationTokenSource _stopping = new();
    readonly Task _running;

    public RunningSource(
        SourceDefinition definition, ISourceDriver driver, ISampleSink sink, SourceReport report, SourceSurroundings around, ILoggerFactory logs)
    {
        Definition = definition;
        bool Allows(System.Net.IPAddress address, int port) => around.Endpoints.Allows(address, port, definition.IsSample);
        Connection = driver.Open(new SourceContext(definition.Id, definition.Settings, Allows, around.Clock) { Cursors = around.Cursors });
        report.Began(definition.IsPaused);
        var queue = new SourceQueue(sink, report, driver.Polls, logs.CreateLogger<SourceQueue>());
        var loop = new SourceLoop(definition, Connection, queue, report, around, logs.CreateLogger<SourceLoop>());
        _running = definition.IsPaused
            ? Task.CompletedTask
            : Task.WhenAll(Task.Run(() => queue.RunAsync(_stopping.Token)), Task.Run(() => loop.RunAsync(_stopping.Token)));
    }

    public SourceDefinition Definition { get; }

    public ISourceConnection Connection { get; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Connection.DisposeAsync();
        _stopping.Dispose();
    }
}
