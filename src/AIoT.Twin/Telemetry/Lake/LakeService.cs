using AIoT.Twin.Telemetry.Historian.Writing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>Exports in the background, again and again; where the lake is off, the history does not wait for it.</summary>
sealed partial class LakeService(LakeRound round, LakeCursor cursor, LakeOptions options, WriterLease lease, TimeProvider clock, ILogger<LakeService> logger) : BackgroundService
{
    static readonly TimeSpan s_first = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            // Its files are written by one process only.
            await lease.WritingAsync(stoppingToken);
            if (options is { Enabled: true, Background: false })
                return;
            if (options.Enabled)
                await ExportAsync(stoppingToken);
            else
                await cursor.LeaveAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Whatever was half done is done again after the next start.
        }
        catch (Exception e)
        {
            LogFailed(e);
        }
    }

    async Task ExportAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(options.Every < s_first ? options.Every : s_first, clock, stoppingToken);
        while (true)
        {
            await round.RunAsync(runningDays: false, stoppingToken);
            await Task.Delay(options.Every, clock, stoppingToken);
        }
    }

    [LoggerMessage(3100, LogLevel.Error, "The data lake's service ended.")]
    partial void LogFailed(Exception e);
}
