using AIoT.Twin.Acquisition;
using AIoT.Twin.ModelOps.Registry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.ModelOps.Watching;

/// <summary>Runs a round every minute, and without a pause while there is history to scan.</summary>
sealed partial class WatchService(
    WatchRound round, ModelRound models, WatchBook book, IOptions<WatchOptions> options, TimeProvider clock, ILogger<WatchService> logger) : BackgroundService
{
    static readonly TimeSpan s_every = TimeSpan.FromMinutes(1);
    static readonly TimeSpan s_models = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
            return;
        await Task.Yield();
        var loaded = false;
        var modelsDue = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            var more = false;
            try
            {
                if (!loaded)
                    await book.LoadAsync(stoppingToken);
                loaded = true;
                more = await round.RunAsync(stoppingToken);
                // Not only when the signals are scanned: on a busy machine that takes long, and models do not depend on it.
                if (clock.Now() >= modelsDue)
                {
                    // Until something is fitted, as on the first day, it is asked for every minute.
                    var known = await models.RunAsync(stoppingToken);
                    modelsDue = clock.Now() + (known > 0 ? s_models : s_every);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(error);
            }

            await PauseAsync(more ? TimeSpan.FromMilliseconds(50) : s_every, stoppingToken);
        }
    }

    async Task PauseAsync(TimeSpan pause, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(pause, clock, stopping);
        }
        catch (OperationCanceledException)
        {
            // The loop ends by its own condition.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (options.Value.Enabled)
            await book.SaveAsync(cancellationToken);
    }

    [LoggerMessage(6001, LogLevel.Error, "Watching signals failed; it is tried again in a minute.")]
    partial void LogFailed(Exception error);
}
