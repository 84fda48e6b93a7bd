using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>One source with its one connection, its queue and its loop.</summary>
sealed class RunningSource : IAsyncDisposable
{
    static readonly TimeSpan s_longestFlush = TimeSpan.FromSeconds(2);

    readonly CancellationTokenSource _stopping = new();
    readonly CancellationTokenSource _ending = new();
    readonly TimeProvider _clock;
    readonly SourceQueue _queue;
    readonly SourceLoop _loop;
    readonly Task _reading = Task.CompletedTask;
    readonly Task _storing = Task.CompletedTask;

    public RunningSource(
        SourceDefinition definition, ISourceDriver driver, ISampleSink sink, SourceReport report, SourceSurroundings around, ILoggerFactory logs)
    {
        (Definition, _clock) = (definition, around.Clock);
        bool Allows(System.Net.IPAddress address, int port) => around.Endpoints.Allows(address, port, definition.IsSample);
        Connection = driver.Open(new SourceContext(definition.Id, definition.Settings, Allows, around.Clock) { Cursors = around.Cursors });
        report.Began(definition.IsPaused);
        _queue = new SourceQueue(sink, report, driver.Polls, logs.CreateLogger<SourceQueue>());
        _loop = new SourceLoop(definition, Connection, _queue, report, around, logs.CreateLogger<SourceLoop>());
        if (definition.IsPaused)
            return;
        _storing = Task.Run(() => _queue.RunAsync(_ending.Token));
        _reading = Task.Run(() => _loop.RunAsync(_stopping.Token));
    }

    public SourceDefinition Definition { get; }

    public ISourceConnection Connection { get; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await FlushAsync();
        await _ending.CancelAsync();
        await _storing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Connection.DisposeAsync();
        _stopping.Dispose();
        _ending.Dispose();
    }

    // What waits in the rules is stored, unless storage hangs: then ending goes before it.
    async Task FlushAsync()
    {
        using var limit = new CancellationTokenSource(s_longestFlush, _clock);
        try
        {
            if (!await _loop.FlushAsync(limit.Token))
                return;
            _queue.Complete();
            await _storing.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // Too long.
        }
    }
}
