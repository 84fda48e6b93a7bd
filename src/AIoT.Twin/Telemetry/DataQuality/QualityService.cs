using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>Judges what is committed, again and again; where it is off, the history does not wait for it.</summary>
sealed partial class QualityService(QualityRound round, QualityCursor cursor, QualityOptions options, TimeProvider clock, ILogger<QualityService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var left = false;
        while (!stoppingToken.IsCancellationRequested && options is { Enabled: false } or { Background: true })
        {
            var more = false;
            try
            {
                if (options.Enabled)
                    more = await round.RunAsync(stoppingToken);
                else if (!left)
                    await cursor.LeaveAsync(stoppingToken);
                left = true;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (!options.Enabled && left)
                return;
            if (!more)
                await Task.Delay(options.Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (options is { Enabled: true, Background: true })
            await StoreAsync(cancellationToken);
    }

    async Task StoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            await round.StopAsync(cancellationToken);
        }
        catch (Exception e)
        {
            // The next start reads the journal again from where it was stored.
            LogFailed(e);
        }
    }

    [LoggerMessage(3201, LogLevel.Error, "Judging the quality of signals failed; it is tried again.")]
    partial void LogFailed(Exception e);
}
